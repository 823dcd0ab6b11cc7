using TDGan.Inference.Errors;
using TDGan.Inference.Faces;
using TDGan.Inference.Manifest;
using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.ModelRuns;

/// <summary>Turns picture files into rows of the input <c>image</c>: decoded, searched and cropped as for the tasks. Thread-safe.</summary>
/// <param name="extractor">The start of every task.</param>
internal sealed class EncodedImageReader(FaceExtractor extractor)
{
    private static readonly FaceSearch LargestFace = new(FaceDetectionMode.Auto, MinFaceSize: 10, MinConfidence: null, MaxFaces: 1);

    /// <summary>One row for each picture.</summary>
    /// <exception cref="InferenceException">
    /// <see cref="InferenceError.UnsupportedFeature"/> where the model reads no face crops, <see cref="InferenceError.NoFaceDetected"/>, or
    /// what decoding reports.
    /// </exception>
    public async Task<NamedTensor> ReadAsync(
        ModelManifest manifest, IReadOnlyList<ReadOnlyMemory<byte>> pictures, RequestScope scope)
    {
        TensorRequestRules.CheckPictures(pictures);
        if (manifest.Crop is not { } crop
            || manifest.Inputs.FirstOrDefault(input => input.Name == TensorNames.Image) is not { } spec
            || !spec.Shape.Skip(1).SequenceEqual([1, crop.Side, crop.Side]))
        {
            throw new InferenceException(InferenceError.UnsupportedFeature, $"{manifest.Name} takes no pictures.")
            {
                Parameter = TensorNames.Image,
                Expected = $"tensors: {manifest.Name} does not read face crops",
            };
        }

        int side = crop.Side;
        float[] values = new float[checked(pictures.Count * side * side)];
        for (int i = 0; i < pictures.Count; i++)
        {
            ExtractedFaces found = await extractor.ExtractAsync(pictures[i], LargestFace, crop, scope);
            if (found.Faces.Count == 0)
            {
                throw new InferenceException(InferenceError.NoFaceDetected, $"Picture {i} has no face.") { Parameter = TensorNames.Image };
            }

            found.Values.CopyTo(values.AsMemory(i * side * side));
        }

        return new NamedTensor(TensorNames.Image, [pictures.Count, 1, side, side], values);
    }
}
