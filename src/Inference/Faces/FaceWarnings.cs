using System.Globalization;
using TDGan.Inference.Crops;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Faces;

/// <summary>What makes the reading of found faces less reliable.</summary>
internal static class FaceWarnings
{
    /// <summary>A head that is turned or bent farther than faces that the recogniser learnt from.</summary>
    public const string PoseExtreme = "pose_extreme";

    /// <param name="located">The faces.</param>
    /// <param name="qualities">Of each face.</param>
    /// <param name="part">How the request calls the picture.</param>
    /// <param name="side">Pixels that the model reads.</param>
    /// <param name="isOne">Whether the request is about one face alone, so that others are not missed.</param>
    public static List<InferenceWarning> Of(LocatedFaces located, IReadOnlyList<FaceQuality> qualities, string part, int side, bool isOne)
    {
        var warnings = new List<InferenceWarning>();
        if (located.WholeImageUsed)
        {
            warnings.Add(new InferenceWarning("whole_image_used", $"The whole picture ({part}) was taken as the face."));
        }

        if (located.CoarseSide is { } coarse)
        {
            string message = string.Create(CultureInfo.InvariantCulture, $"The picture ({part}) is large; faces below some {coarse:0} px were not looked for.");
            warnings.Add(new InferenceWarning("search_coarse", message));
        }

        if (located.Found > located.Faces.Count && !isOne)
        {
            string message = $"The picture ({part}) has {located.Found} faces; the {located.Faces.Count} largest were read (maxFaces).";
            warnings.Add(new InferenceWarning("more_faces", message));
        }

        for (int i = 0; i < located.Faces.Count; i++)
        {
            if (qualities[i].Size < side / 2f)
            {
                string message = $"The face ({part}) is {qualities[i].Size:0} px on its shorter side; the model reads {side} px.";
                warnings.Add(new InferenceWarning("face_too_small", message, i));
            }
            else if (qualities[i].Sharpness < FaceQuality.LeastSharpness)
            {
                warnings.Add(new InferenceWarning("face_blurred", $"The face ({part}) is blurred.", i));
            }

            if (located.Faces[i].Pose is { IsExtreme: true } pose)
            {
                warnings.Add(new InferenceWarning(PoseExtreme, Describe(part, pose), i));
            }
        }

        return warnings;
    }

    private static string Describe(string part, HeadPose pose) => string.Create(
        CultureInfo.InvariantCulture,
        $"The head ({part}) is turned by {pose.Yaw:0} and bent by {pose.Pitch:0} degrees; faces beyond {HeadPose.MostYaw} or {HeadPose.MostPitch} are rare among those that the recogniser learnt from.");
}
