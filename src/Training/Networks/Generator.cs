using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>G with its recogniser: E_f, the expression branch (E_e, M_ER) and D_g (paper, section III).</summary>
internal sealed class Generator : Module<GeneratorInput, Tensor>
{
    private readonly ImageEncoder faceEncoder;
    private readonly ExpressionBranch expressionBranch;
    private readonly Decoder decoder;
    private readonly long noiseChannels;

    public Generator(ImageEncoder faceEncoder, ExpressionBranch expressionBranch, Decoder decoder, long noiseChannels)
        : base(nameof(Generator))
    {
        this.faceEncoder = faceEncoder;
        this.expressionBranch = expressionBranch;
        this.decoder = decoder;
        this.noiseChannels = noiseChannels;
        RegisterComponents();
    }

    /// <summary>E_f.</summary>
    public ImageEncoder FaceEncoder => faceEncoder;

    /// <summary>E_e and M_ER.</summary>
    public ExpressionBranch ExpressionBranch => expressionBranch;

    /// <summary>D_g.</summary>
    public Decoder Decoder => decoder;

    /// <summary>Channels of d_n, 0 for none.</summary>
    public long NoiseChannels => noiseChannels;

    /// <summary>I_g = D_g(E_f(face), d_e, d_n) with fresh noise from <see cref="GeneratorInput.Noise"/>. [N, 1, S, S].</summary>
    public override Tensor forward(GeneratorInput input) => Decode(input, faceEncoder.forward(input.Face)).Image;

    /// <summary>I_g of a face whose code is already at hand, with what it is composed of.</summary>
    /// <param name="input">Face, expression code, noise.</param>
    /// <param name="faceCode">d_f of the face, [N, C, h, w].</param>
    public DecoderOutput Decode(GeneratorInput input, Tensor faceCode)
    {
        Tensor? noise = noiseChannels == 0
            ? null
            : rand([faceCode.shape[0], noiseChannels, faceCode.shape[2], faceCode.shape[3]], generator: input.Noise);
        return decoder.Compose(new DecoderInput(faceCode, input.ExpressionCode, noise, input.Face));
    }
}

/// <summary>What a generation is made of.</summary>
/// <param name="Face">I_f, [N, 1, S, S].</param>
/// <param name="ExpressionCode">d_e, [N, C, h, w].</param>
/// <param name="Noise">Source of d_n.</param>
internal sealed record GeneratorInput(Tensor Face, Tensor ExpressionCode, RandomGenerator Noise);
