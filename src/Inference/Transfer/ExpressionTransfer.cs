using System.Collections.Immutable;
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
        GeneratorModels models = GeneratorModels.From(catalogue);

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
        ImmutableDictionary<string, NamedTensor> encoded = await clock.RunAsync(
            models.FaceBranch, [face.ToTensor(TensorNames.Image, 0, 1)], [TensorNames.FaceCode], cancellationToken);
        NamedTensor[] inputs = [.. models.Decoder.Manifest.Inputs.Select(input => input.Name switch
        {
            TensorNames.ExpressionCode => Single(input, expressionCode),
            TensorNames.FaceCode => encoded[TensorNames.FaceCode],
            TensorNames.Face => face.ToTensor(TensorNames.Face, 0, 1),
            TensorNames.Noise => Noise(input, request.Seed),
            _ => throw new InvalidOperationException($"The decoder's input {input.Name} passed the check of the models."),
        })];
        ImmutableDictionary<string, NamedTensor> outputs =
            await clock.RunAsync(models.Decoder, inputs, [TensorNames.Image], cancellationToken);
        return outputs[TensorNames.Image];
    }

    private static NamedTensor Noise(TensorSpec input, uint seed)
    {
        float[] noise = new float[input.ItemLength()];
        NoiseGenerator.Fill(seed, noise);
        return Single(input, noise);
    }

    private static NamedTensor Single(TensorSpec input, float[] values) => new(input.Name, input.Shape.SetItem(0, 1), values);

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
