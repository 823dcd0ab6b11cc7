using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>E_e and M_ER: the recogniser that serves. [N, 1, S, S] to the expression code and seven logits.</summary>
internal sealed class ExpressionBranch : Module<Tensor, ExpressionBranchOutput>
{
    private readonly ImageEncoder expressionEncoder;
    private readonly ClassifierHead classifierHead;

    public ExpressionBranch(ImageEncoder encoder, ClassifierHead head)
        : base(nameof(ExpressionBranch))
    {
        expressionEncoder = encoder;
        classifierHead = head;
        RegisterComponents();
    }

    /// <summary>E_e.</summary>
    public ImageEncoder Encoder => expressionEncoder;

    /// <summary>M_ER.</summary>
    public ClassifierHead Head => classifierHead;

    /// <summary>d_e = E_e(image), logits = M_ER(d_e).</summary>
    public override ExpressionBranchOutput forward(Tensor image)
    {
        Tensor code = expressionEncoder.forward(image);
        return new ExpressionBranchOutput(code, classifierHead.forward(code));
    }
}

/// <summary>What the expression branch says of a batch.</summary>
/// <param name="ExpressionCode">d_e, [N, C, h, w].</param>
/// <param name="Logits">[N, 7].</param>
internal sealed record ExpressionBranchOutput(Tensor ExpressionCode, Tensor Logits);
