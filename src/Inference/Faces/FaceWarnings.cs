using TDGan.Inference.Requests;

namespace TDGan.Inference.Faces;

/// <summary>What makes the reading of found faces less reliable.</summary>
internal static class FaceWarnings
{
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
        }

        return warnings;
    }
}
