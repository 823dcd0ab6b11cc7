using TDGan.Inference.Diagnostics;
using TDGan.Inference.Errors;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.ModelRepository;

namespace TDGan.Inference.Transfer;

/// <summary>Encodes the face and the expression, decodes the joined codes and encodes the picture.</summary>
internal sealed class ExpressionTransfer(
    FaceExtractor extractor, ModelCatalogue catalogue, ITensorImageEncoder encoder, InferenceMetrics metrics, TimeProvider time)
    : IExpressionTransfer
{
    /// <inheritdoc/>
    public async Task<TransferResult> TransferAsync(TransferRequest request, CancellationToken cancellationToken)
    {
        TransferRequestRules.Check(request);
        var search = new FaceSearch(request.Detect, request.MinFaceSize, request.MinConfidence, MaxFaces: 1);
        search.CheckRanges();
        var clock = new PhaseClock(metrics, time);
        using GeneratorModels models = GeneratorModels.From(catalogue);

        ExtractedFaces face = await ExtractAsync(request.Face, "face", search, models, clock, cancellationToken);
        ExtractedFaces? expression = request.Expression is { } picture
            ? await ExtractAsync(picture, "expression", search, models, clock, cancellationToken)
            : null;
        NamedTensor image = await GenerateAsync(models, face, expression, request, clock, cancellationToken);
        (int width, int height) = (image.Shape[3], image.Shape[2]);
        byte[] file;
        using (clock.Start(Phase.Encode))
        {
            file = encoder.Encode(image.Data.Span, width, height, request.Format, request.Quality);
        }

        InferenceWarning[] warnings = [.. face.Warnings, .. expression?.Warnings ?? []];
        return new TransferResult(
            file, request.Format, width, height, models.Decoder.Identity, request.Seed, face.Faces[0], warnings, clock.ToTimings());
    }

    private static async Task<NamedTensor> GenerateAsync(
        GeneratorModels models,
        ExtractedFaces face,
        ExtractedFaces? expression,
        TransferRequest request,
        PhaseClock clock,
        CancellationToken cancellationToken)
    {
        float[] expressionCode =
            await ExpressionCodeReader.ReadAsync(models.ExpressionBranch, face, expression, request, clock, cancellationToken);
        float[][] faceCode = await CodeEncoder.EncodeAsync(models.FaceBranch, TensorNames.FaceCode, [face], clock, cancellationToken);
        var item = new DecoderItem(faceCode[0], expressionCode, face.ToTensor(TensorNames.Face, 0, 1).Data);
        return await FaceGenerator.GenerateAsync(models.Decoder, [item], request.Seed, clock, cancellationToken);
    }

    private async Task<ExtractedFaces> ExtractAsync(
        ReadOnlyMemory<byte> picture,
        string part,
        FaceSearch search,
        GeneratorModels models,
        PhaseClock clock,
        CancellationToken cancellationToken)
    {
        // Both encoders read the same crop; the check of the models requires one rule.
        CropRule crop = models.FaceBranch.Crop;
        ExtractedFaces found = await extractor.ExtractAsync(picture, part, search, crop, clock, cancellationToken);
        return found.Faces.Count > 0
            ? found
            : throw new InferenceException(InferenceError.NoFaceDetected, $"No face was found in the picture ({part}).")
            {
                Parameter = part,
            };
    }
}
