using TDGan.Training.Judges;
using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.Evaluation.Transfers;

/// <summary>Finds people by their embedding: a gallery with one picture of each.</summary>
internal sealed class IdentityGallery
{
    private readonly IdentityEmbedding embedding;
    private readonly Tensor gallery;
    private readonly IReadOnlyList<string> people;

    /// <param name="embedding">In evaluation mode.</param>
    /// <param name="pictures">[P, 1, S, S], one a person.</param>
    /// <param name="people">Who they are, P names.</param>
    public IdentityGallery(IdentityEmbedding embedding, Tensor pictures, IReadOnlyList<string> people)
    {
        this.embedding = embedding;
        this.people = people;
        gallery = Embed(pictures);
    }

    /// <summary>People in the gallery.</summary>
    public int Count => people.Count;

    /// <summary>Embeddings of pictures at any side, each the direction of the sum with its mirror image's; [N, 128] of length 1.</summary>
    public Tensor Embed(Tensor images)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        Tensor resized = PictureResize.Apply(images, PlainTrunk.Side);
        Tensor both = embedding.forward(resized) + embedding.forward(resized.flip(3));
        return nn.functional.normalize(both, dim: 1).MoveToOuterDisposeScope();
    }

    /// <summary>Whether the nearest person of the gallery is the right one, for each embedding.</summary>
    public bool[] IsFirst(Tensor embeddings, IReadOnlyList<string> truth)
    {
        using var scope = NewDisposeScope();
        long[] nearest = embeddings.matmul(gallery.t()).argmax(1).data<long>().ToArray();
        return [.. nearest.Select((at, i) => people[(int)at] == truth[i])];
    }
}
