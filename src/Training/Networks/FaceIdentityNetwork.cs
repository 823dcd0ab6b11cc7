using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>
/// E_f with an embedding of its code, as the face phase trains it: [N, 1, S, S] to [N, E] of length 1. It serves only inside the trainer; no
/// exported model tells who somebody is.
/// </summary>
internal sealed class FaceIdentityNetwork : Module<Tensor, Tensor>
{
    private const long Grid = 4;

    private readonly ImageEncoder faceEncoder;
    private readonly Linear embedding;

    public FaceIdentityNetwork(ImageEncoder encoder, long embeddingChannels)
        : base(nameof(FaceIdentityNetwork))
    {
        faceEncoder = encoder;
        embedding = Linear(encoder.CodeChannels * Grid * Grid, embeddingChannels);
        RegisterComponents();
    }

    /// <summary>E_f.</summary>
    public ImageEncoder Encoder => faceEncoder;

    /// <summary>The embedding of pictures.</summary>
    public override Tensor forward(Tensor image) => Embed(faceEncoder.forward(image));

    /// <summary>The embedding of face codes, [N, C, h, w] to [N, E]: the mean over a 4x4 grid, one linear layer, length 1.</summary>
    public Tensor Embed(Tensor faceCode) => functional.normalize(
        embedding.forward(functional.adaptive_avg_pool2d(faceCode, [Grid, Grid]).flatten(1)), dim: 1);
}
