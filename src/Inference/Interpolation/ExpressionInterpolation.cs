using SkiaSharp;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.Faces;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Motion;
using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;
using TDGan.Inference.Transfer;

namespace TDGan.Inference.Interpolation;

/// <summary>Encodes the ends, walks straight lines between their codes and decodes all steps in one run.</summary>
internal sealed class ExpressionInterpolation(
    FaceExtractor extractor, ModelCatalogue catalogue, InterpolationPhotos photos, InferenceMetrics metrics, TimeProvider time)
    : IExpressionInterpolation
{
    /// <inheritdoc/>
    public async Task<InterpolationResult> InterpolateAsync(InterpolationRequest request, CancellationToken cancellationToken)
    {
        InterpolationRequestRules.Check(request);
        var search = new FaceSearch(request.Detect, request.MinFaceSize, request.MinConfidence, WantedFace.MaxFaces);
        search.CheckRanges();
        var scope = new RequestScope(new PhaseClock(metrics, time), request.Deadline, cancellationToken);
        using GeneratorModels models = GeneratorModels.From(catalogue);
        InterpolationEnds ends;
        using (models.Reserve(scope))
        {
            ends = await ExtractAsync(request, search, models, scope);
        }

        IReadOnlyList<DecoderItem> items = await PlanAsync(request, ends, models, scope);
        GeneratedFaces generated = await FaceGenerator.GenerateAsync(models.Decoder, items, request.Seed, scope);
        bool isPhoto = request.FaceTo is null && request.Size == PictureSize.Photo;
        (IReadOnlyList<ReadOnlyMemory<byte>> files, int width, int height) = isPhoto
            ? await EncodePhotosAsync(request, ends.Faces[0], generated, scope)
            : EncodeImages(request, generated.Images, scope);
        return new InterpolationResult(
            files,
            request.Format,
            request.Steps,
            width,
            height,
            models.Decoder.Identity,
            request.Seed,
            ends.Faces[0].Faces[0],
            [.. ends.Warnings, .. isPhoto && generated.Flows is not null ? MotionWarnings.Of(ends.Faces[0]) : []],
            scope.Clock.ToTimings());
    }

    private static (IReadOnlyList<ReadOnlyMemory<byte>> Files, int Width, int Height) EncodeImages(
        InterpolationRequest request, NamedTensor images, RequestScope scope)
    {
        using PhaseClock.Scope encode = scope.Clock.Start(Phase.Encode);
        return (InterpolationFrames.Encode(images, request.Format), images.Shape[3], images.Shape[2]);
    }

    private async Task<(IReadOnlyList<ReadOnlyMemory<byte>> Files, int Width, int Height)> EncodePhotosAsync(
        InterpolationRequest request, ExtractedFaces face, GeneratedFaces generated, RequestScope scope)
    {
        IReadOnlyList<SKBitmap> pictures = await photos.MakeAsync(request, face, generated, scope);
        try
        {
            using PhaseClock.Scope encode = scope.Clock.Start(Phase.Encode);
            return (InterpolationFrames.Encode(pictures, request.Format), pictures[0].Width, pictures[0].Height);
        }
        finally
        {
            foreach (SKBitmap picture in pictures)
            {
                picture.Dispose();
            }
        }
    }

    private static async Task<IReadOnlyList<DecoderItem>> PlanAsync(
        InterpolationRequest request, InterpolationEnds ends, GeneratorModels models, RequestScope scope)
    {
        ExpressionTarget[] expressions = await ReadExpressionsAsync(request, ends, models, scope);
        MotionModel? motion = models.Decoder.Motion;
        ExpressionTarget? own = motion is null ? null : (await CodeEncoder.ReadAsync(models.ExpressionBranch, [ends.Faces[0]], motion, scope))[0];
        float[][] faces = await CodeEncoder.EncodeAsync(models.FaceBranch, TensorNames.FaceCode, ends.Faces, scope);
        ReadOnlyMemory<float>[] pixels =
            [.. ends.Faces.Select(face => (ReadOnlyMemory<float>)face.ToTensor(TensorNames.Face, 0, 1).Data)];
        return [.. Enumerable.Range(0, request.Steps).Select(step => step / (float)(request.Steps - 1)).Select(t =>
        {
            ExpressionTarget expression = ExpressionTarget.Blend(expressions[0], expressions[^1], t);
            return new DecoderItem(CodeEncoder.Blend(faces[0], faces[^1], t), expression.Code, CodeEncoder.Blend(pixels[0].Span, pixels[^1].Span, t))
            {
                Weights = expression.Weights,
                Motion = own is null ? [] : expression.MotionFrom(own, 1),
            };
        })];
    }

    private static async Task<ExpressionTarget[]> ReadExpressionsAsync(
        InterpolationRequest request, InterpolationEnds ends, GeneratorModels models, RequestScope scope)
    {
        ExtractedFaces[] pictures = [.. ends.Expressions.OfType<ExtractedFaces>()];
        var read = new Queue<ExpressionTarget>(await CodeEncoder.ReadAsync(models.ExpressionBranch, pictures, models.Decoder.Motion, scope));
        return [.. Sources(request).Select(end => end.Source.Label is { } label
            ? ExpressionTarget.Of(models.ExpressionBranch, label, end.Part + "Label", models.Decoder.Motion, request.Seed)
            : read.Dequeue())];
    }

    private static IEnumerable<(ExpressionSource Source, string Part)> Sources(InterpolationRequest request) => request.ExpressionTo is { } to
        ? [(request.ExpressionFrom, "expressionFrom"), (to, "expressionTo")]
        : [(request.ExpressionFrom, "expression")];

    private static IEnumerable<(ReadOnlyMemory<byte> Picture, string Part)> Faces(InterpolationRequest request) => request.FaceTo is { } to
        ? [(request.FaceFrom, "faceFrom"), (to, "faceTo")]
        : [(request.FaceFrom, "face")];

    private async Task<InterpolationEnds> ExtractAsync(
        InterpolationRequest request, FaceSearch search, GeneratorModels models, RequestScope scope)
    {
        var faces = new List<ExtractedFaces>();
        foreach ((ReadOnlyMemory<byte> picture, string part) in Faces(request))
        {
            faces.Add(await ExtractAsync(picture, search with { Wanted = new WantedFace(part, request.FaceIndex) }, models, scope));
        }

        var expressions = new List<ExtractedFaces?>();
        foreach ((ExpressionSource source, string part) in Sources(request))
        {
            expressions.Add(source.Picture is { } picture
                ? await ExtractAsync(picture, search with { Wanted = new WantedFace(part) }, models, scope)
                : null);
        }

        return new InterpolationEnds(faces, expressions);
    }

    private Task<ExtractedFaces> ExtractAsync(
        ReadOnlyMemory<byte> picture, FaceSearch search, GeneratorModels models, RequestScope scope) =>
        extractor.ExtractAsync(picture, search, models.FaceBranch.Crop, scope);
}
