using System.Globalization;

namespace TDGan.Inference.Tensors;

/// <summary>Names of the tensors of the graphs.</summary>
public static class TensorNames
{
    /// <summary>Face picture in, or generated picture out: [-1, 1, S, S] in [0, 1].</summary>
    public const string Image = "image";

    /// <summary>
    /// Where each place of a generated picture is taken from, [-1, 2, h, w]: x, then y, from the place itself, in half sides of the picture; optional.
    /// </summary>
    public const string Flow = "flow";

    /// <summary>What a decoder adds to the moved face in logit space, [-1, 1, h, w]; optional.</summary>
    public const string Change = "change";

    /// <summary>Scores before the temperature, [-1, 7].</summary>
    public const string Logits = "logits";

    /// <summary>Softmax after the fitted temperature, [-1, 7].</summary>
    public const string Probabilities = "probabilities";

    /// <summary>d_e, [-1, C, h, w].</summary>
    public const string ExpressionCode = "expression_code";

    /// <summary>d_f, [-1, C, h, w].</summary>
    public const string FaceCode = "face_code";

    /// <summary>d_n, uniform in [0, 1), [-1, C, h, w]; optional.</summary>
    public const string Noise = "noise";

    /// <summary>The face picture again, [-1, 1, S, S], where the decoder composes with it; optional.</summary>
    public const string Face = "face";

    /// <summary>
    /// x and y of right eye, left eye, nose, right and left mouth corner (the subject's) from the middle of a crop, [-1, 10] in sides of the crop.
    /// </summary>
    public const string FaceLandmarks = "landmarks";

    /// <summary>
    /// x, y, z of the points of <c>FaceMeshTopology</c>, [-1, 117, 3]: x and y as in <see cref="FaceLandmarks"/>, z in the same unit
    /// with the mean 0 over the points, negative towards the camera.
    /// </summary>
    public const string FaceMesh = "mesh";

    /// <summary>Probability that a crop shows a face, [-1, 1] in 0-1.</summary>
    public const string FaceScore = "face_score";

    /// <summary>
    /// The square about a mouth, [-1, 2, 96, 96]: luminance in [0, 1] with the hole between the lips made even, and the hole, 1 inside.
    /// </summary>
    public const string Mouth = "mouth";

    /// <summary>Luminance of the same square with the hole filled, [-1, 1, 96, 96] in [0, 1].</summary>
    public const string FilledMouth = "filled_mouth";

    /// <summary>Score of each cell of a face detector, [-1, 1, h, w] in 0-1.</summary>
    /// <param name="stride">Pixels of the input for each cell.</param>
    public static string Score(int stride) => string.Create(CultureInfo.InvariantCulture, $"score_{stride}");

    /// <summary>Distances left, top, right, bottom from the centre of each cell, [-1, 4, h, w] in units of the stride.</summary>
    /// <param name="stride">Pixels of the input for each cell.</param>
    public static string Box(int stride) => string.Create(CultureInfo.InvariantCulture, $"box_{stride}");

    /// <summary>
    /// x and y of right eye, left eye, nose, right and left mouth corner (the subject's) from the centre of each cell, [-1, 10, h, w] in units
    /// of the stride.
    /// </summary>
    /// <param name="stride">Pixels of the input for each cell.</param>
    public static string Landmarks(int stride) => string.Create(CultureInfo.InvariantCulture, $"landmarks_{stride}");
}
