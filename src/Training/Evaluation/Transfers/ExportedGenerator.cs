using System.Collections.Immutable;
using TDGan.Inference.Expressions;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;
using TDGan.Inference.Tensors;
using TDGan.Inference.Transfer;
using static TorchSharp.torch;

namespace TDGan.Training.Evaluation.Transfers;

/// <summary>
/// The three exported parts of a generator, run in batches through the session code that serves. Noise has the seed 0, the same for every picture.
/// Owns its models.
/// </summary>
internal sealed class ExportedGenerator : IDisposable
{
    private readonly OnnxModel expressionBranch;
    private readonly OnnxModel faceBranch;
    private readonly OnnxModel decoder;

    private ExportedGenerator(OnnxModel expressionBranch, OnnxModel faceBranch, OnnxModel decoder) =>
        (this.expressionBranch, this.faceBranch, this.decoder) = (expressionBranch, faceBranch, decoder);

    /// <summary>S, the side of faces and of generated pictures.</summary>
    public int Side => faceBranch.Crop.Side;

    /// <summary>Which decoder generates.</summary>
    public ModelIdentity Decoder => decoder.Identity;

    /// <summary>Loads the highest versions of a model repository on the CPU.</summary>
    /// <exception cref="ModelFolderException">A folder does not keep its contract.</exception>
    public static async Task<ExportedGenerator> LoadAsync(string repository, CancellationToken cancellationToken)
    {
        Task<OnnxModel> Load(string name) => OnnxModel.LoadAsync(
            ModelRepositoryFolder.HighestVersion(Path.Combine(repository, name)), new OnnxSessionPoolOptions { Device = "cpu" }, cancellationToken);
        return new ExportedGenerator(await Load(ModelNames.ExpressionBranch), await Load(ModelNames.FaceBranch), await Load(ModelNames.Decoder));
    }

    /// <summary>The mean code of an expression, [1, C, h, w].</summary>
    public Tensor Prototype(Expression expression)
    {
        ExpressionPrototypes prototypes = expressionBranch.Prototypes ?? throw new InvalidDataException($"{expressionBranch.Folder.Path} has no prototypes.");
        return tensor(prototypes.Of(expression).ToArray(), [1, .. prototypes.Shape.Select(length => (long)length)]);
    }

    /// <summary>d_e of pictures, [N, C, h, w].</summary>
    public Task<Tensor> ExpressionCodesAsync(Tensor images, CancellationToken cancellationToken) =>
        RunAsync(expressionBranch, [(TensorNames.Image, images)], TensorNames.ExpressionCode, cancellationToken);

    /// <summary>The recogniser's scores of pictures, [N, 7].</summary>
    public Task<Tensor> ProbabilitiesAsync(Tensor images, CancellationToken cancellationToken) =>
        RunAsync(expressionBranch, [(TensorNames.Image, images)], TensorNames.Probabilities, cancellationToken);

    /// <summary>d_f of pictures, [N, C, h, w].</summary>
    public Task<Tensor> FaceCodesAsync(Tensor images, CancellationToken cancellationToken) =>
        RunAsync(faceBranch, [(TensorNames.Image, images)], TensorNames.FaceCode, cancellationToken);

    /// <summary>I_g of faces and expression codes, pair by pair.</summary>
    /// <param name="faces">[N, 1, S, S] in [0, 1].</param>
    /// <param name="expressionCodes">[N, C, h, w].</param>
    /// <param name="cancellationToken">Gives up between batches.</param>
    /// <returns>[N, 1, S, S] in [0, 1].</returns>
    public async Task<Tensor> GenerateAsync(Tensor faces, Tensor expressionCodes, CancellationToken cancellationToken)
    {
        using Tensor faceCodes = await FaceCodesAsync(faces, cancellationToken);
        (string Name, Tensor Value)[] inputs = [.. decoder.Manifest.Inputs.Select(input => (input.Name, input.Name switch
        {
            TensorNames.FaceCode => faceCodes,
            TensorNames.ExpressionCode => expressionCodes,
            TensorNames.Face => faces,
            _ => Noise(input, faces.shape[0]),
        }))];
        return await RunAsync(decoder, inputs, TensorNames.Image, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        expressionBranch.Dispose();
        faceBranch.Dispose();
        decoder.Dispose();
    }

    /// <summary>The seeded noise of an input, the same for every picture.</summary>
    internal static Tensor Noise(TensorSpec input, long count)
    {
        long[] shape = [.. input.Shape.Select(length => (long)length)];
        float[] values = new float[shape.Skip(1).Aggregate(1L, (product, length) => product * length)];
        NoiseGenerator.Fill(0, values);
        shape[0] = 1;
        using Tensor one = tensor(values, shape);
        return one.expand([count, .. shape.Skip(1)]).contiguous();
    }

    /// <summary>Runs a model in batches and gives one of its outputs.</summary>
    internal static async Task<Tensor> RunAsync(
        OnnxModel model, (string Name, Tensor Value)[] inputs, string output, CancellationToken cancellationToken)
    {
        long count = inputs[0].Value.shape[0];
        List<float> values = [];
        ImmutableArray<int> shape = [];
        for (long start = 0; start < count; start += ModelManifest.LargestRun)
        {
            long length = Math.Min(ModelManifest.LargestRun, count - start);
            var answers = await model.RunAsync([.. inputs.Select(input => Slice(input.Name, input.Value, start, length))], cancellationToken);
            values.AddRange(answers[output].Data.Span);
            shape = answers[output].Shape;
        }

        return tensor(values.ToArray(), [count, .. shape.Skip(1).Select(length => (long)length)]);
    }

    private static NamedTensor Slice(string name, Tensor value, long start, long length)
    {
        using Tensor part = value.narrow(0, start, length).contiguous();
        return new NamedTensor(name, [.. part.shape.Select(side => (int)side)], part.data<float>().ToArray());
    }
}
