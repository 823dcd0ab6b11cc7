using TDGan.Inference.Crops;

namespace TDGan.Inference.Composition;

/// <summary>A face's mesh before and after it shows an expression.</summary>
/// <param name="From">x, y, z of the points in pixels of the picture.</param>
/// <param name="To">Where they come to lie.</param>
internal sealed record MovedMesh(float[] From, float[] To)
{
    private static readonly FaceMeshGroup[] AroundMouth =
        [FaceMeshGroup.OuterLips, FaceMeshGroup.InnerLips, FaceMeshGroup.Nose, FaceMeshGroup.Outline];

    /// <summary>Whether something lies over the mouth, so that neither lips nor chin move and nothing is painted between them.</summary>
    public bool IsMouthHidden { get; private init; }

    /// <summary>The same with eyes and brows alone moved.</summary>
    public MovedMesh WithMouthHidden()
    {
        float[] to = [.. To];
        foreach (int point in AroundMouth.SelectMany(FaceMeshTopology.IndicesOf))
        {
            int at = point * FaceMeshTopology.Axes;
            From.AsSpan(at, FaceMeshTopology.Axes).CopyTo(to.AsSpan(at));
        }

        return this with { To = to, IsMouthHidden = true };
    }
}
