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
    /// <returns>Name of the picture.</returns>
    public abstract string Export(OnnxGraph graph, DecoderValues input);
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
internal sealed record DecoderOutput(Tensor Image, Tensor? Mask);

/// <summary>The names of the decoder's inputs in a graph; null where a preset has none.</summary>
internal sealed record DecoderValues(string FaceCode, string ExpressionCode, string? Noise, string? Face);
