using System.Collections.Immutable;

namespace TDGan.Inference.Manifest;

/// <summary>The models that the service knows, as folders of the model repository.</summary>
public static class ModelNames
{
    /// <summary>E_e with M_ER: image to logits, probabilities and expression code.</summary>
    public const string ExpressionBranch = "expression-branch";

    /// <summary>E_f: image to face code.</summary>
    public const string FaceBranch = "face-branch";

    /// <summary>D_g: codes and noise to an image.</summary>
    public const string Decoder = "decoder";

    /// <summary>Whole pictures to boxes, scores and landmarks of faces; optional.</summary>
    public const string FaceDetector = "face-detector";

    /// <summary>Gray crops of found faces to better landmarks; optional.</summary>
    public const string FaceLandmarks = "face-landmarks";

    /// <summary>Squares about mouths with a hole between the lips to what is in it; optional.</summary>
    public const string MouthPainter = "mouth-painter";

    /// <summary>What the service cannot do without.</summary>
    public static ImmutableArray<string> Required { get; } = [ExpressionBranch, FaceBranch, Decoder];
}
