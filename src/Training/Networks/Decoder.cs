using TDGan.Inference.Manifest;
using TDGan.Training.Onnx;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>D_g: the codes of a face and of an expression, with noise, to a picture [N, 1, S, S] in [0, 1].</summary>
/// <param name="name">Module name.</param>
internal abstract class Decoder(string name) : Module<DecoderInput, Tensor>(name)
{
    /// <summary>Whether the picture is composed with the face picture itself, which then is an input of the exported graph.</summary>
    public abstract bool ComposesWithFace { get; }

    /// <summary>The picture, [N, 1, S, S].</summary>
    public sealed override Tensor forward(DecoderInput input) => Compose(input).Image;

    /// <summary>The picture with what it is composed of.</summary>
    public abstract DecoderOutput Compose(DecoderInput input);

    /// <summary>From now on every expression code x is read as <c>M x + b</c>: for codes of a new expression branch.</summary>
    /// <param name="matrix">M, [C, C'] of C' new channels.</param>
    /// <param name="offset">b, [C].</param>
    /// <exception cref="NotSupportedException">The decoder reads the code otherwise than through one linear layer.</exception>
    public virtual void ReadThrough(Tensor matrix, Tensor offset) =>
        throw new NotSupportedException($"{GetType().Name} reads expression codes otherwise than through one linear layer: train it anew with the new recogniser.");

    /// <summary>Adds the decoder's operators.</summary>
    /// <param name="graph">The graph that grows.</param>
    /// <param name="input">Names of the values that go in.</param>
    /// <returns>Names of the picture and of its parts.</returns>
    public abstract DecoderGraphOutputs Export(OnnxGraph graph, DecoderValues input);

    /// <summary>How <see cref="DecoderOutput.Flow"/> and <see cref="DecoderOutput.Change"/> make the picture; null where it has no such parts.</summary>
    public virtual CompositionRule? Composition => null;

    /// <summary>The picture of its parts, as <see cref="Compose"/> joins them; for decoders with a <see cref="Composition"/>.</summary>
    /// <param name="face">I_f, [N, 1, S, S].</param>
    /// <param name="flow">[N, 2, h, w] in half sides of the picture.</param>
    /// <param name="change">[N, 1, h', w'] in logit space.</param>
    public virtual Tensor Join(Tensor face, Tensor flow, Tensor change) =>
        throw new NotSupportedException($"{GetName()} does not make its picture of a flow and a change.");
}

/// <summary>What the decoder is given.</summary>
/// <param name="FaceCode">d_f, [N, Cf, h, w].</param>
/// <param name="ExpressionCode">d_e, [N, Ce, h, w].</param>
/// <param name="Noise">d_n, [N, Cn, h, w] uniform in [0, 1), or null where the preset has none.</param>
/// <param name="Face">I_f, [N, 1, S, S].</param>
internal sealed record DecoderInput(Tensor FaceCode, Tensor ExpressionCode, Tensor? Noise, Tensor Face);

/// <summary>What the decoder makes.</summary>
/// <param name="Image">[N, 1, S, S] in [0, 1].</param>
/// <param name="Mask">A, [N, 1, S, S] in [0, 1]: how much of the face picture stays; null where the form has none.</param>
internal sealed record DecoderOutput(Tensor Image, Tensor? Mask)
{
    /// <summary>Where each place is taken from, [N, 2, h, w], x then y from the place itself in half sides of the picture; null where nothing moves.</summary>
    public Tensor? Flow { get; init; }

    /// <summary>What is added to the moved face in logit space, [N, 1, h', w']; null where the form has none.</summary>
    public Tensor? Change { get; init; }
}

/// <summary>The values in a graph that are the decoder's outputs.</summary>
/// <param name="Image">Name of the picture.</param>
internal sealed record DecoderGraphOutputs(string Image)
{
    /// <summary>Name and side of <see cref="DecoderOutput.Flow"/>.</summary>
    public (string Name, long Side)? Flow { get; init; }

    /// <summary>Name and side of <see cref="DecoderOutput.Change"/>.</summary>
    public (string Name, long Side)? Change { get; init; }
}

/// <summary>The names of the decoder's inputs in a graph; null where a preset has none.</summary>
internal sealed record DecoderValues(string FaceCode, string ExpressionCode, string? Noise, string? Face);
