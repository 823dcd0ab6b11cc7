using Microsoft.Extensions.Options;
using TDGan.Inference.Classification;
using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Training.Pictures;

namespace TDGan.Training.Cropping;

/// <summary>
/// Finds the largest face of a picture and lays it straight, by the detector, the landmarks and the crop rule of the service: what is trained on
/// then looks as what will be served.
/// </summary>
/// <param name="pipeline">Finds faces and their landmarks.</param>
/// <param name="side">S of the crops, in pixels.</param>
internal sealed class FaceCutter(IExpressionClassifier pipeline, int side)
{
    private static readonly ImageDecoder Decoder = new(Options.Create(new ImageDecodingOptions()));
    private static readonly ClassificationOptions Search = new() { Detect = FaceDetectionMode.On, NeedsLandmarks = true };

    private readonly FaceCropper cropper = new(PictureBuffer.CropOf(side));
    private readonly FaceTensorConverter converter = new(PictureBuffer.CropOf(side));

    /// <summary>The largest face, or null where none is found.</summary>
    /// <param name="encoded">A picture file as <see cref="PictureFile.ReadEncoded"/> gives it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Inference.Errors.InferenceException">The file is damaged or no picture.</exception>
    public async Task<FaceCut?> CutAsync(byte[] encoded, CancellationToken cancellationToken)
    {
        ClassificationResult found = await pipeline.ClassifyAsync(encoded, Search, cancellationToken);
        if (found.Faces.Count == 0)
        {
            return null;
        }

        using DecodedImage image = Decoder.Decode(encoded);
        CropFrame frame = cropper.FrameOf(found.Faces[0].Face);
        float[] values = new float[converter.Length];
        converter.Convert(image, frame, values);
        return new FaceCut(values, frame.Scale * side / Math.Min(image.Info.Width, image.Info.Height), found.Faces.Count);
    }
}
