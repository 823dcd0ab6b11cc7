using System.Collections.Immutable;
using Microsoft.ML.OnnxRuntime;
using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;
using TDGan.Inference.Manifest;
using TDGan.Inference.Tensors;
using TDGan.Inference.Triton;

namespace TDGan.TestSupport.Models;

/// <summary>Writes one version folder round a graph: goldens, card, manifest, config.pbtxt.</summary>
public static class TinyModelFolder
{
    /// <summary>Writes the expression branch with prototypes and labels.</summary>
    /// <param name="versionFolder">Where; made if need be.</param>
    /// <param name="graphs">The graphs.</param>
    public static void WriteExpressionBranch(string versionFolder, TinyGenerator graphs)
    {
        Directory.CreateDirectory(versionFolder);
        Prototypes(graphs).Write(Path.Combine(versionFolder, ExpressionPrototypes.FileName));
        Write(versionFolder, graphs.ExpressionBranch(), graphs.Side, manifest => manifest with
        {
            Labels = ExpressionLabels.All,
            Temperature = 2,
            Prototypes = ExpressionPrototypes.FileName,
            Validation = ImmutableSortedDictionary<string, double>.Empty.Add("accuracy", 1.0 / 7),
        });
    }

    /// <summary>Writes a model whose manifest says what its graph says.</summary>
    /// <param name="versionFolder">Where; made if need be. The name is the parent's, the version this folder's.</param>
    /// <param name="onnx">The graph.</param>
    /// <param name="side">S.</param>
    /// <param name="edit">What else the manifest says.</param>
    public static void Write(string versionFolder, byte[] onnx, int side, Func<ModelManifest, ModelManifest>? edit = null)
    {
        Directory.CreateDirectory(versionFolder);
        File.WriteAllBytes(Path.Combine(versionFolder, ModelFolder.ModelFileName), onnx);
        File.WriteAllText(Path.Combine(versionFolder, "model-card.md"), "A model for tests with random weights.\n");
        using var session = new InferenceSession(onnx);
        WriteGoldens(versionFolder, session);
        var manifest = new ModelManifest
        {
            Schema = ModelManifest.CurrentSchema,
            Name = Path.GetFileName(Path.GetDirectoryName(versionFolder))!,
            Version = Path.GetFileName(versionFolder),
            Opset = 17,
            Inputs = Specs(session.InputNames, session.InputMetadata),
            Outputs = Specs(session.OutputNames, session.OutputMetadata),
            Pixels = PixelRule.Default,
            Crop = new CropRule(CropRule.SquareV1, side, 0),
            TrainingRun = "tests",
            License = "MIT",
            Golden = new GoldenFiles(GoldenTensors.InputFileName, GoldenTensors.OutputFileName),
            Files = ModelFolder.HashFiles(versionFolder),
        };
        manifest = edit?.Invoke(manifest) ?? manifest;
        ModelManifestSerializer.Write(Path.Combine(versionFolder, ModelManifest.FileName), manifest);
        File.WriteAllText(Path.Combine(versionFolder, "..", TritonConfig.FileName), TritonConfig.Format(manifest));
    }

    private static void WriteGoldens(string versionFolder, InferenceSession session)
    {
        var random = new Random(11);
        NamedTensor[] inputs = [.. Specs(session.InputNames, session.InputMetadata).Select(spec => Random(spec, random))];
        new GoldenTensors([.. inputs]).Write(Path.Combine(versionFolder, GoldenTensors.InputFileName));
        List<OrtValue> values = [.. inputs.Select(ToOrtValue)];
        using var options = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, session.InputNames, values, session.OutputNames);
        values.ForEach(value => value.Dispose());
        new GoldenTensors([.. session.OutputNames.Zip(outputs, FromOrtValue)])
            .Write(Path.Combine(versionFolder, GoldenTensors.OutputFileName));
    }

    private static ImmutableArray<TensorSpec> Specs(IReadOnlyList<string> names, IReadOnlyDictionary<string, NodeMetadata> metadata) =>
        [.. names.Select(name => new TensorSpec(name, TensorSpec.Fp32, [.. metadata[name].Dimensions]))];

    private static NamedTensor Random(TensorSpec spec, Random random) =>
        new(spec.Name, ShapeOf(spec), Enumerable.Range(0, LengthOf(spec)).Select(_ => random.NextSingle()).ToArray());

    // One item; a side that is variable gets one that every stride divides.
    private static ImmutableArray<int> ShapeOf(TensorSpec spec) => [1, .. spec.Shape.Skip(1).Select(side => side < 0 ? 32 : side)];

    private static int LengthOf(TensorSpec spec) => ShapeOf(spec).Aggregate(1, (product, side) => product * side);

    private static OrtValue ToOrtValue(NamedTensor tensor) => OrtValue.CreateTensorValueFromMemory(
        OrtMemoryInfo.DefaultInstance, tensor.Data, [.. tensor.Shape.Select(side => (long)side)]);

    private static NamedTensor FromOrtValue(string name, OrtValue value) => new(
        name, [.. value.GetTensorTypeAndShape().Shape.Select(side => (int)side)], value.GetTensorDataAsSpan<float>().ToArray());

    private static ExpressionPrototypes Prototypes(TinyGenerator graphs)
    {
        var random = new Random(5);
        int length = TinyGenerator.CodeChannels * graphs.Grid * graphs.Grid;
        return new ExpressionPrototypes(
            [TinyGenerator.CodeChannels, graphs.Grid, graphs.Grid],
            ExpressionLabels.All.ToImmutableSortedDictionary(
                label => label,
                _ => new ExpressionPrototype(100, [.. Enumerable.Range(0, length).Select(_ => (random.NextSingle() * 2) - 1)])));
    }
}
