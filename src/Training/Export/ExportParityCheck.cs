using System.Collections.Immutable;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;
using TDGan.Inference.Tensors;
using TDGan.Training.Networks;
using static TorchSharp.torch;

namespace TDGan.Training.Export;

/// <summary>Runs the exported models as the service does and compares them with the networks they came from.</summary>
internal static class ExportParityCheck
{
    /// <summary>Largest difference that counts as equal.</summary>
    public const float Tolerance = 1e-4f;

    private const int Items = 3;

    /// <summary>Largest absolute difference of any output of the three parts, over a batch of three random pictures in 32-bit arithmetic.</summary>
    /// <param name="generator">The network, built with full precision.</param>
    /// <param name="calibration">What the exporter put on the logits.</param>
    /// <param name="folders">Version folders of expression branch, face branch and decoder.</param>
    /// <param name="cancellationToken">Gives up between models.</param>
    public static async Task<float> LargestDifferenceAsync(
        Generator generator, ExpressionCalibration calibration, ExportedFolders folders, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        generator.eval();
        long side = folders.ImageSide;
        Tensor face = rand([Items, 1, side, side]);
        Tensor image = rand([Items, 1, side, side]);
        ExpressionBranchOutput expression = generator.ExpressionBranch.forward(image);
        Tensor faceCode = generator.FaceEncoder.forward(face);
        Tensor? noise = generator.NoiseChannels == 0 ? null : rand([Items, generator.NoiseChannels, faceCode.shape[2], faceCode.shape[3]]);
        DecoderOutput decoded = generator.Decoder.Compose(new DecoderInput(faceCode, expression.ExpressionCode, noise, face));
        Tensor logits = expression.Logits + tensor(calibration.LogitShift);
        Tensor probabilities = nn.functional.softmax(logits / calibration.Temperature, 1);

        float difference = await CompareAsync(
            folders.ExpressionBranch,
            [(TensorNames.Image, image)],
            [(TensorNames.Logits, logits), (TensorNames.Probabilities, probabilities), (TensorNames.ExpressionCode, expression.ExpressionCode)],
            cancellationToken);
        difference = Math.Max(difference, await CompareAsync(
            folders.FaceBranch, [(TensorNames.Image, face)], [(TensorNames.FaceCode, faceCode)], cancellationToken));
        List<(string, Tensor)> inputs = [(TensorNames.FaceCode, faceCode), (TensorNames.ExpressionCode, expression.ExpressionCode)];
        if (noise is not null)
        {
            inputs.Add((TensorNames.Noise, noise));
        }

        if (generator.Decoder.ComposesWithFace)
        {
            inputs.Add((TensorNames.Face, face));
        }

        return Math.Max(difference, await CompareDecoderAsync(folders.Decoder, generator.Decoder, inputs, decoded, cancellationToken));
    }

    /// <summary>
    /// Largest absolute difference between the exported decoder and its network: of the picture, of its parts, and of the picture that the
    /// network makes of the exported parts.
    /// </summary>
    /// <param name="folder">Version folder of the decoder.</param>
    /// <param name="decoder">The network.</param>
    /// <param name="inputs">The inputs of the graph.</param>
    /// <param name="expected">What the network makes of the same inputs.</param>
    /// <param name="cancellationToken">Bounds the wait.</param>
    public static async Task<float> CompareDecoderAsync(
        string folder,
        Decoder decoder,
        IReadOnlyList<(string Name, Tensor Value)> inputs,
        DecoderOutput expected,
        CancellationToken cancellationToken)
    {
        ImmutableDictionary<string, NamedTensor> outputs = await RunAsync(folder, inputs, cancellationToken);
        float difference = LargestDifference(Values(expected.Image), outputs[TensorNames.Image].Data.Span);
        if (expected is not { Flow: { } flow, Change: { } change })
        {
            return difference;
        }

        (Tensor actualFlow, Tensor actualChange) = (ToTensor(outputs[TensorNames.Flow]), ToTensor(outputs[TensorNames.Change]));
        Tensor joined = decoder.Join(inputs.Single(input => input.Name == TensorNames.Face).Value, actualFlow, actualChange);
        return new[]
        {
            difference,
            LargestDifference(Values(flow), outputs[TensorNames.Flow].Data.Span),
            LargestDifference(Values(change), outputs[TensorNames.Change].Data.Span),
            LargestDifference(Values(joined), outputs[TensorNames.Image].Data.Span),
        }.Max();
    }

    /// <summary>Largest absolute difference between what the exported model gives for some inputs and what was expected; infinite where shapes differ.</summary>
    public static async Task<float> CompareAsync(
        string folder, IReadOnlyList<(string Name, Tensor Value)> inputs, IReadOnlyList<(string Name, Tensor Value)> expected, CancellationToken cancellationToken)
    {
        ImmutableDictionary<string, NamedTensor> outputs = await RunAsync(folder, inputs, cancellationToken);
        return expected.Max(output => LargestDifference(Values(output.Value), outputs[output.Name].Data.Span));
    }

    /// <summary>Tells the difference, and refuses one above <see cref="Tolerance"/>.</summary>
    /// <param name="difference">Largest absolute difference between network and exported graph.</param>
    /// <param name="say">Gets the result.</param>
    /// <exception cref="InvalidOperationException">The graph deviates.</exception>
    public static void Require(float difference, Action<string> say)
    {
        if (!(difference <= Tolerance))
        {
            throw new InvalidOperationException(
                $"The exported graph deviates from the network by {difference:G3}; at most {Tolerance:G1} is allowed.");
        }

        say($"parity: the largest difference between network and exported graph is {difference:G2}");
    }

    private static async Task<ImmutableDictionary<string, NamedTensor>> RunAsync(
        string folder, IReadOnlyList<(string Name, Tensor Value)> inputs, CancellationToken cancellationToken)
    {
        using OnnxModel model = await OnnxModel.LoadAsync(folder, new OnnxSessionPoolOptions { Device = "cpu", Sessions = 1 }, cancellationToken);
        return await model.RunAsync([.. inputs.Select(input => ToNamed(input.Name, input.Value))], cancellationToken);
    }

    private static Tensor ToTensor(NamedTensor value) => tensor(value.Data.ToArray(), [.. value.Shape.Select(length => (long)length)]);

    private static NamedTensor ToNamed(string name, Tensor value) => new(name, [.. value.shape.Select(length => (int)length)], Values(value));

    private static float[] Values(Tensor value)
    {
        using Tensor copy = value.to(float32).contiguous();
        return copy.data<float>().ToArray();
    }

    private static float LargestDifference(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        float largest = expected.Length == actual.Length ? 0 : float.PositiveInfinity;
        for (int i = 0; i < Math.Min(expected.Length, actual.Length); i++)
        {
            largest = Math.Max(largest, Math.Abs(expected[i] - actual[i]));
        }

        return largest;
    }
}

/// <summary>Where the three parts of a generator were written.</summary>
internal sealed record ExportedFolders(string ExpressionBranch, string FaceBranch, string Decoder, int ImageSide);
