using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Compositing;

/// <summary>Soft masks of the parts of a face, [N, 1, S, S] in [0, 1]: ellipses in the face's own coordinates.</summary>
internal sealed class FaceRegions
{
    // Share of an ellipse's radius over which its border fades.
    private const float Fade = 0.4f;

    private readonly Tensor own;

    /// <param name="landmarks">[N, 5, 2] in [-1, 1].</param>
    /// <param name="side">S.</param>
    public FaceRegions(Tensor landmarks, long side)
    {
        Tensor map = FaceFrame.ToOwn(landmarks);
        own = functional.affine_grid(map, [landmarks.shape[0], 1, side, side], align_corners: false);
    }

    /// <summary>Mouth, chin and the folds beside the mouth: as far as an opened mouth reaches.</summary>
    public Tensor Mouth => Ellipse(middle: 1.1f, across: 0.85f, down: 0.62f);

    /// <summary>Brows, eyes and what is between them.</summary>
    public Tensor Brows => Ellipse(middle: -0.1f, across: 1.2f, down: 0.55f);

    /// <summary>The face without hair, ears and outline.</summary>
    public Tensor Inner => Ellipse(middle: 0.5f, across: 1.3f, down: 1.35f);

    private Tensor Ellipse(float middle, float across, float down)
    {
        Tensor x = own.select(3, 0) / across, y = (own.select(3, 1) - middle) / down;
        Tensor inside = ((1 - ((x * x) + (y * y)).sqrt()) / Fade).clamp(0, 1);
        return (inside * inside * (3 - (2 * inside))).unsqueeze(1);
    }
}
