using TDGan.Inference.Diagnostics;
using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Transfer;

/// <summary>Encodes the faces and the expression, decodes the joined codes and makes the pictures.</summary>
internal sealed class ExpressionTransfer(
    FaceExtractor extractor, ModelCatalogue catalogue, TransferPictureMaker pictures, InferenceMetrics metrics, TimeProvider time)
    : IExpressionTransfer
{
    /// <inheritdoc/>
    public async Task<TransferResult> TransferAsync(TransferRequest request, CancellationToken cancellationToken)
    {
        TransferRequestRules.Check(request);
        FaceSearch faceSearch = Search(request, new WantedFace("face", request.FaceIndex, request.FaceBox) { Others = request.MoreFaceIndices });
        FaceSearch expressionSearch =
            Search(request, new WantedFace("expression", request.ExpressionFaceIndex, request.ExpressionFaceBox));
        var scope = new RequestScope(new PhaseClock(metrics, time), request.Deadline, cancellationToken);
        using GeneratorModels models = GeneratorModels.From(catalogue);
        ExtractedFaces faces;
        ExtractedFaces? expression;
        using (models.Reserve(scope))
        {
            faces = await ExtractAsync(request.Face, faceSearch, models, scope);
            expression = request.Expression is { } picture
                ? await ExtractAsync(picture, expressionSearch, models, scope)
                : null;
        }

        GeneratedFaces generated = await GenerateAsync(models, faces, expression, request, scope);
        IReadOnlyList<TransferPicture> made = await pictures.MakeAsync(request, faces, generated, scope);
        TransferVerification[] read = request.Verify ? await VerifyAsync(models, made, expression, request, scope) : [];
        InferenceWarning[] warnings =
            [.. faces.Warnings, .. IsMoved(request, generated) ? MotionWarnings.Of(faces) : [], .. made[0].Warnings, .. expression?.Warnings ?? []];
        return new TransferResult(
            made[0].File,
            request.Format,
            made[0].Width,
            made[0].Height,
            models.Decoder.Identity,
            request.Seed,
            faces.Faces[0],
            warnings,
            scope.Clock.ToTimings())
        {
            Verification = request.AllLabels is null ? read.FirstOrDefault() : null,
            Faces = faces.Faces,
            Labelled = request.AllLabels == LabelSet.Apart ? [.. made.Select((picture, i) => Label(picture, i, read))] : [],
        };
    }

    private static async Task<GeneratedFaces> GenerateAsync(
        GeneratorModels models,
        ExtractedFaces faces,
        ExtractedFaces? expression,
        TransferRequest request,
        RequestScope scope)
    {
        IReadOnlyList<ExtractedFaces> apart = faces.Apart();
        ExpressionTarget[][] targets =
            await ExpressionCodeReader.ReadAsync(models, apart, expression, request, scope);
        float[][] faceCodes = await CodeEncoder.EncodeAsync(models.FaceBranch, TensorNames.FaceCode, apart, scope);
        DecoderItem[] items = [.. targets.SelectMany(target => target.Select((wanted, i) =>
            new DecoderItem(faceCodes[i], wanted.Code, apart[i].ToTensor(TensorNames.Face, 0, 1).Data) { Weights = wanted.Weights, Motion = wanted.Motion }))];
        return await FaceGenerator.GenerateAsync(models.Decoder, items, request.Seed, scope);
    }

    /// <summary>What the recogniser reads in the first face of each picture but a strip.</summary>
    private static async Task<TransferVerification[]> VerifyAsync(
        GeneratorModels models, IReadOnlyList<TransferPicture> made, ExtractedFaces? expression, TransferRequest request, RequestScope scope)
    {
        var read = new List<TransferVerification>();
        for (int i = 0; i < made.Count; i++)
        {
            if (made[i].Face is { } face)
            {
                Expression? label = request.AllLabels is null ? request.ExpressionLabel : (Expression)i;
                read.Add(await TransferVerifier.VerifyAsync(models.ExpressionBranch, face, expression, label, scope));
            }
        }

        return [.. read];
    }

    private static bool IsMoved(TransferRequest request, GeneratedFaces generated) => request.Size == PictureSize.Photo && generated.Flows is not null;

    private static LabelledPicture Label(TransferPicture picture, int index, TransferVerification[] read) =>
        new((Expression)index, picture.File, picture.Width, picture.Height) { Verification = read.ElementAtOrDefault(index) };

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
