using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Judges;

/// <summary>The embedding with the margin head that teaches it.</summary>
internal sealed class IdentityTrainingNetwork : Module<Tensor, Tensor, Tensor>
{
    private readonly IdentityEmbedding embedding;
    private readonly CosineMarginHead head;

    /// <param name="people">Number of people.</param>
    public IdentityTrainingNetwork(long people)
        : base(nameof(IdentityTrainingNetwork))
    {
        embedding = new IdentityEmbedding();
        head = new CosineMarginHead(people);
        RegisterComponents();
    }

    /// <summary>What is kept.</summary>
    public IdentityEmbedding Embedding => embedding;

    /// <summary>The mean loss of labelled pictures.</summary>
    public override Tensor forward(Tensor image, Tensor label) => head.forward(embedding.forward(image), label);
}
