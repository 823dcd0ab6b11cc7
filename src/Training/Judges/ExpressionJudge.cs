using TDGan.Inference.Expressions;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Judges;

/// <summary>Reads the apparent expression of generated pictures without having had a part in making them. [N, 1, 48, 48] to seven logits.</summary>
internal sealed class ExpressionJudge : Module<Tensor, JudgeReading>
{
    private const double DropoutShare = 0.3;

    private readonly PlainTrunk trunk;
    private readonly Dropout dropout;
    private readonly Linear output;

    public ExpressionJudge()
        : base(nameof(ExpressionJudge))
    {
        trunk = new PlainTrunk();
        dropout = Dropout(DropoutShare);
        output = Linear(PlainTrunk.Channels, ExpressionLabels.Count);
        RegisterComponents();
    }

    public override JudgeReading forward(Tensor image)
    {
        Tensor features = trunk.forward(image).mean([2, 3]);
        return new JudgeReading(features, output.forward(dropout.forward(features)));
    }
}
