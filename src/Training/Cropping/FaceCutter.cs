using Microsoft.Extensions.Options;
using TDGan.Inference.Classification;
using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Training.Pictures;

namespace TDGan.Training.Cropping;

/// <summary>
/// Finds the faces of a picture and lays them straight, by the detector, the landmarks and the crop rule of the service: what is trained on
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
    public async Task<FaceCut?> CutAsync(ReadOnlyMemory<byte> encoded, CancellationToken cancellationToken) =>
        await CutAsync(encoded, Search, most: 1, cancellationToken) is [var largest, ..] ? largest : null;

    /// <summary>Every face that is large enough, largest first.</summary>
    /// <param name="encoded">A picture file as <see cref="PictureFile.ReadEncoded"/> gives it.</param>
    /// <param name="leastSide">Shortest side of a face in pixels.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Inference.Errors.InferenceException">The file is damaged or no picture.</exception>
    public Task<IReadOnlyList<FaceCut>> CutEachAsync(ReadOnlyMemory<byte> encoded, int leastSide, CancellationToken cancellationToken) =>
        CutAsync(encoded, Search with { MinFaceSize = leastSide }, most: int.MaxValue, cancellationToken);

    private async Task<IReadOnlyList<FaceCut>> CutAsync(
        ReadOnlyMemory<byte> encoded, ClassificationOptions search, int most, CancellationToken cancellationToken)
    {
        ClassificationResult found = await pipeline.ClassifyAsync(encoded, search, cancellationToken);
        if (found.Faces.Count == 0)
        {
            return [];
        }

        using DecodedImage image = Decoder.Decode(encoded.Span);
        return [.. found.Faces.Take(most).Select(face => Cut(image, face.Face, found.Faces.Count))];
    }

    private FaceCut Cut(DecodedImage image, DetectedFace face, int faces)
    {
        CropFrame frame = cropper.FrameOf(face);
        float[] values = new float[converter.Length];
        converter.Convert(image, frame, values);
        return new FaceCut(values, frame.Scale * side / Math.Min(image.Info.Width, image.Info.Height), faces);
    }
}
