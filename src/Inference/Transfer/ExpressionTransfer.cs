using TDGan.Inference.Diagnostics;
using TDGan.Inference.Faces;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Transfer;

/// <summary>Encodes the face and the expression, decodes the joined codes and encodes the picture.</summary>
internal sealed class ExpressionTransfer(
    FaceExtractor extractor, ModelCatalogue catalogue, TransferPictureMaker pictures, InferenceMetrics metrics, TimeProvider time)
    : IExpressionTransfer
{
    /// <inheritdoc/>
    public async Task<TransferResult> TransferAsync(TransferRequest request, CancellationToken cancellationToken)
    {
        TransferRequestRules.Check(request);
        FaceSearch faceSearch = Search(request, new WantedFace("face", request.FaceIndex, request.FaceBox));
        FaceSearch expressionSearch =
            Search(request, new WantedFace("expression", request.ExpressionFaceIndex, request.ExpressionFaceBox));
        var scope = new RequestScope(new PhaseClock(metrics, time), request.Deadline, cancellationToken);
        using GeneratorModels models = GeneratorModels.From(catalogue);
        ExtractedFaces face;
        ExtractedFaces? expression;
        using (models.Reserve())
        {
            face = await ExtractAsync(request.Face, faceSearch, models, scope);
            expression = request.Expression is { } picture
                ? await ExtractAsync(picture, expressionSearch, models, scope)
                : null;
        }

        NamedTensor image = await GenerateAsync(models, face, expression, request, scope);
        TransferVerification? verification = request.Verify
            ? await TransferVerifier.VerifyAsync(
                models.ExpressionBranch, image, expression, request.ExpressionLabel, scope)
            : null;
        TransferPicture made = await pictures.MakeAsync(request, face, image, scope);
        InferenceWarning[] warnings = [.. face.Warnings, .. expression?.Warnings ?? []];
        return new TransferResult(
            made.File,
            request.Format,
            made.Width,
            made.Height,
            models.Decoder.Identity,
            request.Seed,
            face.Faces[0],
            warnings,
            scope.Clock.ToTimings())
        {
            Verification = verification,
        };
    }

    private static async Task<NamedTensor> GenerateAsync(
        GeneratorModels models,
        ExtractedFaces face,
        ExtractedFaces? expression,
        TransferRequest request,
        RequestScope scope)
    {
        float[] expressionCode =
            await ExpressionCodeReader.ReadAsync(models.ExpressionBranch, face, expression, request, scope);
        float[][] faceCode = await CodeEncoder.EncodeAsync(models.FaceBranch, TensorNames.FaceCode, [face], scope);
        var item = new DecoderItem(faceCode[0], expressionCode, face.ToTensor(TensorNames.Face, 0, 1).Data);
        return await FaceGenerator.GenerateAsync(models.Decoder, [item], request.Seed, scope);
    }

    private static FaceSearch Search(TransferRequest request, WantedFace wanted)
    {
        var search = new FaceSearch(request.Detect, request.MinFaceSize, request.MinConfidence, WantedFace.MaxFaces) { Wanted = wanted };
        search.CheckRanges();
        return search;
    }

    // Both encoders read the same crop; the check of the models requires one rule.
    private Task<ExtractedFaces> ExtractAsync(
        ReadOnlyMemory<byte> picture, FaceSearch search, GeneratorModels models, RequestScope scope) =>
        extractor.ExtractAsync(picture, search, models.FaceBranch.Crop, scope);
}
