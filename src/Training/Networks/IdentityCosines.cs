using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>cos(theta): embeddings [N, E] of length 1 against one direction for each identity, [N, identities]. Only the face phase has it.</summary>
internal sealed class IdentityCosines : Module<Tensor, Tensor>
{
    private const double InitialDeviation = 0.02;

    private readonly Parameter directions;

    public IdentityCosines(long identities, long embeddingChannels)
        : base(nameof(IdentityCosines))
    {
        directions = Parameter(randn(identities, embeddingChannels) * InitialDeviation);
        RegisterComponents();
    }

    public override Tensor forward(Tensor embedding) => embedding.matmul(functional.normalize(directions, dim: 1).t());
}
