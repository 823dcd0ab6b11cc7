using TDGan.Training.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Judges;

/// <summary>
/// A face as a point on a sphere, near other pictures of the same person. [N, 1, 48, 48] to [N, 128] of length 1. Only for measuring whether a
/// transfer keeps the identity; it is neither shipped nor served.
/// </summary>
internal sealed class IdentityEmbedding : Module<Tensor, Tensor>
{
    /// <summary>Length of an embedding.</summary>
    public const long Length = 128;

    private const double DropoutShare = 0.3;

    private readonly PlainTrunk trunk;
    private readonly ConvBatchNorm last;
    private readonly Dropout dropout;
    private readonly Linear output;
    private readonly BatchNorm1d norm;

    public IdentityEmbedding()
        : base(nameof(IdentityEmbedding))
    {
        trunk = new PlainTrunk();
        last = new ConvBatchNorm(PlainTrunk.Channels, PlainTrunk.Channels, kernel: 3, stride: 2);
        dropout = Dropout(DropoutShare);
        output = Linear(PlainTrunk.Channels * PlainTrunk.OutputSide * PlainTrunk.OutputSide / 4, Length);
        norm = BatchNorm1d(Length);
        RegisterComponents();
    }

    public override Tensor forward(Tensor image)
    {
        Tensor x = last.forward(trunk.forward(image)).flatten(1);
        return functional.normalize(norm.forward(output.forward(dropout.forward(x))), p: 2, dim: 1);
    }
}
