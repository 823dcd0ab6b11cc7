using TDGan.Inference.Diagnostics;
using TDGan.Inference.Images;
using TDGan.Inference.ModelRepository;

namespace TDGan.Inference.Faces;

/// <summary>From an upload to face tensors: decode, find, crop. Both tasks start here. Thread-safe.</summary>
/// <param name="decoder">Reads the upload.</param>
/// <param name="locator">Finds the faces.</param>
internal sealed class FaceExtractor(IImageDecoder decoder, FaceLocator locator)
{
    /// <param name="encodedImage">The upload; not kept.</param>
    /// <param name="part">How the request calls this picture, for warnings.</param>
    /// <param name="search">Which faces.</param>
    /// <param name="crop">The crop rule of the model that reads them.</param>
    /// <param name="clock">Times decode, detect and preprocess.</param>
    /// <param name="cancellationToken">Looked at between the phases.</param>
    public async Task<ExtractedFaces> ExtractAsync(
        ReadOnlyMemory<byte> encodedImage,
        string part,
        FaceSearch search,
        CropRule crop,
        PhaseClock clock,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using DecodedImage image = Decode(encodedImage, clock);
        cancellationToken.ThrowIfCancellationRequested();
        LocatedFaces located;
        using (clock.Start(Phase.Detect))
        {
            located = await locator.LocateAsync(image, search, cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
        using (clock.Start(Phase.Preprocess))
        {
            float[] values = Crop(image, located.Faces, new FaceTensorConverter(crop));
            return new ExtractedFaces(image.Info, located.Faces, values, crop.Side, Warnings(located, part, crop.Side));
        }
    }

    private static float[] Crop(DecodedImage image, IReadOnlyList<DetectedFace> faces, FaceTensorConverter converter)
    {
        float[] values = new float[faces.Count * converter.Length];
        for (int i = 0; i < faces.Count; i++)
        {
            converter.Convert(image, faces[i].Box, values.AsSpan(i * converter.Length, converter.Length));
        }

        return values;
    }

    private static List<InferenceWarning> Warnings(LocatedFaces located, string part, int side)
    {
        var warnings = new List<InferenceWarning>();
        if (located.WholeImageUsed)
        {
            warnings.Add(new InferenceWarning("whole_image_used", $"The whole picture ({part}) was taken as the face."));
        }

        for (int i = 0; i < located.Faces.Count; i++)
        {
            FaceBox box = located.Faces[i].Box;
            float shorter = Math.Min(box.Width, box.Height);
            if (shorter < side / 2f)
            {
                string message = $"The face ({part}) is {shorter:0} px on its shorter side; the model reads {side} px.";
                warnings.Add(new InferenceWarning("face_too_small", message, i));
            }
        }

        return warnings;
    }

    private DecodedImage Decode(ReadOnlyMemory<byte> encodedImage, PhaseClock clock)
    {
        using (clock.Start(Phase.Decode))
        {
            return decoder.Decode(encodedImage.Span);
        }
    }
}
