using System.Collections.Immutable;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;
using TDGan.Inference.Tensors;
using TDGan.TestSupport.Models;
using Xunit;

namespace TDGan.Inference.Tests.ModelRepository;

/// <summary>Every broken folder is refused with the file, what was expected and what is there.</summary>
public sealed class OnnxModelTests : IDisposable
{
    private const string Name = ModelNames.ExpressionBranch;

    private readonly TinyModelRepository _models = TinyModelRepository.Create();

    public void Dispose() => _models.Dispose();

    [Fact]
    public async Task LoadAsync_ValidFolder_RunsTheGoldenInput()
    {
        using OnnxModel model = await LoadAsync(sessions: 2);
        GoldenTensors input = GoldenTensors.Read(_models.File(Name, GoldenTensors.InputFileName));
        GoldenTensors output = GoldenTensors.Read(_models.File(Name, GoldenTensors.OutputFileName));

        ImmutableDictionary<string, NamedTensor> actual = await model.RunAsync(input.Tensors, TestContext.Current.CancellationToken);

        Assert.All(output.Tensors, tensor => Assert.Equal(tensor.Data.ToArray(), actual[tensor.Name].Data.ToArray()));
        Assert.Equal(new ModelIdentity(Name, "1", ModelFolder.Sha256Of(_models.File(Name, "model.onnx")), "cpu"), model.Identity);
        Assert.Equal([4, 2, 2], model.Prototypes?.Shape);
    }

    [Fact]
    public async Task LoadAsync_ChangedModel_NamesFileExpectedActual()
    {
        string file = _models.File(Name, "model.onnx");
        string expected = ModelFolder.Sha256Of(file);
        await File.AppendAllTextAsync(file, "!", TestContext.Current.CancellationToken);

        ModelFolderException exception = await RefusalAsync();

        Assert.Equal($"{file}: expected SHA-256 {expected}, actual {ModelFolder.Sha256Of(file)}", exception.Message);
    }

    [Fact]
    public async Task LoadAsync_NotAGraph_NamesTheFile()
    {
        await File.WriteAllTextAsync(_models.File(Name, "model.onnx"), "not a graph", TestContext.Current.CancellationToken);
        _models.Reseal(Name);

        ModelFolderException exception = await RefusalAsync();

        Assert.Equal((_models.File(Name, "model.onnx"), "a graph that ONNX Runtime loads"), (exception.File, exception.Expected));
    }

    [Fact]
    public async Task LoadAsync_SixLabels_TellsBothCounts()
    {
        _models.EditManifest(Name, manifest => manifest with { Labels = manifest.Labels!.Value.RemoveAt(6) });

        ModelFolderException exception = await RefusalAsync();

        Assert.Equal(_models.File(Name, "manifest.json"), exception.File);
        Assert.Equal("labels 7 (surprise, fear, disgust, happiness, sadness, anger, neutral)", exception.Expected);
        Assert.Equal("6 (surprise, fear, disgust, happiness, sadness, anger)", exception.Actual);
    }

    [Fact]
    public async Task LoadAsync_LabelsInAnotherOrder_Refuses()
    {
        _models.EditManifest(Name, manifest => manifest with { Labels = [.. manifest.Labels!.Value.Reverse()] });

        ModelFolderException exception = await RefusalAsync();

        Assert.StartsWith("7 (neutral, anger", exception.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_InputOfAnotherShape_TellsBoth()
    {
        _models.EditManifest(Name, manifest => manifest with { Inputs = [new TensorSpec("image", "FP32", [-1, 1, 64, 64])] });

        ModelFolderException exception = await RefusalAsync();

        Assert.Equal(_models.File(Name, "model.onnx"), exception.File);
        Assert.Equal(("inputs image FP32 [-1,1,64,64]", "image FP32 [-1,1,32,32]"), (exception.Expected, exception.Actual));
    }

    [Fact]
    public async Task LoadAsync_OutputNotInTheManifest_TellsBoth()
    {
        _models.EditManifest(Name, manifest => manifest with { Outputs = manifest.Outputs.RemoveAt(0) });

        ModelFolderException exception = await RefusalAsync();

        Assert.StartsWith("outputs expression_code FP32 [-1,4,2,2]; probabilities", exception.Expected, StringComparison.Ordinal);
        Assert.Contains("logits FP32 [-1,7]", exception.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_NoCropRule_IsRefused()
    {
        _models.EditManifest(Name, manifest => manifest with { Crop = null });

        ModelFolderException exception = await RefusalAsync();

        Assert.Equal(("crop", "none"), (exception.Expected, exception.Actual));
    }

    [Fact]
    public async Task LoadAsync_UnknownCropRule_TellsBoth()
    {
        _models.EditManifest(Name, manifest => manifest with { Crop = manifest.Crop! with { Rule = "six-point-v1" } });

        ModelFolderException exception = await RefusalAsync();

        Assert.Equal(("crop.rule square-v1 or five-point-v1", "six-point-v1"), (exception.Expected, exception.Actual));
    }

    [Fact]
    public async Task LoadAsync_CropOfAnotherSide_TellsBoth()
    {
        _models.EditManifest(Name, manifest => manifest with { Crop = manifest.Crop! with { Side = 48 } });

        ModelFolderException exception = await RefusalAsync();

        Assert.Equal("image FP32 [-1,1,48,48] (crop.side)", exception.Expected);
    }

    [Fact]
    public async Task LoadAsync_OtherPixels_TellsBoth()
    {
        _models.EditManifest(Name, manifest => manifest with { Pixels = manifest.Pixels with { Range = [-1, 1] } });

        ModelFolderException exception = await RefusalAsync();

        Assert.Equal(("pixels.range 0, 1", "-1, 1"), (exception.Expected, exception.Actual));
    }

    [Fact]
    public async Task LoadAsync_GoldenOutputOffByTwoThousandths_NamesTheValue()
    {
        string file = _models.File(Name, GoldenTensors.OutputFileName);
        GoldenTensors golden = GoldenTensors.Read(file);
        golden.Tensors[1].Data.Span[2] += 2e-3f;
        golden.Write(file);
        _models.Reseal(Name);

        ModelFolderException exception = await RefusalAsync();

        Assert.Equal(file, exception.File);
        Assert.StartsWith("probabilities[2] within 0.001 of ", exception.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_GoldenOutputOffByHalfAThousandth_Passes()
    {
        string file = _models.File(Name, GoldenTensors.OutputFileName);
        GoldenTensors golden = GoldenTensors.Read(file);
        golden.Tensors[1].Data.Span[2] += 5e-4f;
        golden.Write(file);
        _models.Reseal(Name);

        (await LoadAsync(sessions: 1)).Dispose();
    }

    [Fact]
    public async Task LoadAsync_GoldenInputThatDoesNotFit_NamesTheFile()
    {
        string file = _models.File(Name, GoldenTensors.InputFileName);
        new GoldenTensors([new NamedTensor("image", [1, 1, 8, 8], new float[64])]).Write(file);
        _models.Reseal(Name);

        ModelFolderException exception = await RefusalAsync();

        Assert.Equal(file, exception.File);
        Assert.Contains("actual shape [1,1,8,8]", exception.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_GoldenOutputWithoutATensor_TellsBoth()
    {
        string file = _models.File(Name, GoldenTensors.OutputFileName);
        new GoldenTensors(GoldenTensors.Read(file).Tensors.RemoveAt(1)).Write(file);
        _models.Reseal(Name);

        ModelFolderException exception = await RefusalAsync();

        Assert.Equal(("outputs expression_code, logits, probabilities", "expression_code, logits"), (exception.Expected, exception.Actual));
    }

    [Fact]
    public async Task LoadAsync_PrototypesOfAnotherShape_TellsBoth()
    {
        string file = _models.File(Name, ExpressionPrototypes.FileName);
        ExpressionPrototypes prototypes = ExpressionPrototypes.Read(file);
        (prototypes with { Shape = [16, 1, 1] }).Write(file);
        _models.Reseal(Name);

        ModelFolderException exception = await RefusalAsync();

        Assert.Equal((file, "shape [4,2,2]", "shape [16,1,1]"), (exception.File, exception.Expected, exception.Actual));
    }

    private Task<OnnxModel> LoadAsync(int sessions) => OnnxModel.LoadAsync(
        _models.VersionFolder(Name),
        new OnnxSessionPoolOptions { Device = "cpu", Sessions = sessions },
        TestContext.Current.CancellationToken);

    private Task<ModelFolderException> RefusalAsync() => Assert.ThrowsAsync<ModelFolderException>(() => LoadAsync(sessions: 1));
}
