using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;

namespace TDGan.Training.Detection;

/// <summary>
/// Compares ways to cut out a face: every labelled crop is read as it is given, then pasted into a photo, found there by the detector, cut out in
/// each way and read again. Only crops that were found count, for all ways alike.
/// </summary>
/// <param name="recogniser">The expression branch.</param>
/// <param name="detector">Finds the pasted faces.</param>
/// <param name="refiner">Looks again at their landmarks.</param>
/// <param name="photos">Files of photos without faces.</param>
/// <param name="mostDegrees">The pasted faces are turned by up to so many degrees.</param>
internal sealed class CropRuleEvaluation(
    OnnxModel recogniser, IFaceDetector detector, ILandmarkRefiner refiner, IReadOnlyList<string> photos, double mostDegrees)
{
    private const string Given = "given crop";
    private const int Seed = 5;

    private static readonly ImageDecoder Decoder = new(Options.Create(new ImageDecodingOptions()));

    /// <summary>Every way with its share of right answers; the first row is the crop as it is given.</summary>
    /// <param name="crops">Files of face crops and their labels.</param>
    /// <param name="cancellationToken">Stops between pictures.</param>
    public async Task<IReadOnlyList<CropRuleRow>> EvaluateAsync(
        IReadOnlyList<(string File, Expression Label)> crops, CancellationToken cancellationToken)
    {
        var converter = new FaceTensorConverter(new CropRule(CropRule.SquareV1, recogniser.Crop.Side, 0));
        IReadOnlyList<CropRuleWay> ways = CropRuleWay.All(converter.Side);
        int[] correct = new int[ways.Count + 1];
        var random = new Random(Seed);
        int count = 0;
        for (int i = 0; i < crops.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using DecodedImage crop = Decode(crops[i].File);
            using CropRuleScene scene = CropRuleScene.Compose(
                crop.Bitmap, Decode(photos[random.Next(photos.Count)]).Bitmap, mostDegrees, random);
            if (await scene.FindAsync(detector, cancellationToken) is not { } found)
            {
                continue;
            }

            DetectedFace refined = (await refiner.RefineAsync(scene.Photo, [found], new RequestScope(cancellationToken)))[0];
            var face = new CropRuleFace(scene.TrueSquare, found, refined, count);
            float[] values = new float[(ways.Count + 1) * converter.Length];
            converter.Convert(crop, FaceBox.Whole(crop.Info.Width, crop.Info.Height), values.AsSpan(0, converter.Length));
            for (int way = 0; way < ways.Count; way++)
            {
                Span<float> target = values.AsSpan((way + 1) * converter.Length, converter.Length);
                converter.Convert(scene.Photo, ways[way].FrameOf(face), target);
            }

            Expression[] read = await ReadAsync(values, ways.Count + 1, cancellationToken);
            for (int row = 0; row < read.Length; row++)
            {
                correct[row] += read[row] == crops[i].Label ? 1 : 0;
            }

            count++;
        }

        string[] names = [Given, .. ways.Select(way => way.Name)];
        return [.. names.Select((name, row) => new CropRuleRow(name, correct[row], count))];
    }

    private static DecodedImage Decode(string file) => Decoder.Decode(File.ReadAllBytes(file));

    private async Task<Expression[]> ReadAsync(float[] values, int count, CancellationToken cancellationToken)
    {
        int side = recogniser.Crop.Side;
        var batch = new NamedTensor(TensorNames.Image, [count, 1, side, side], values);
        ImmutableDictionary<string, NamedTensor> outputs = await recogniser.RunAsync([batch], cancellationToken);
        return [.. outputs[TensorNames.Logits].Data.ToArray().Chunk(ExpressionLabels.Count)
            .Select(logits => (Expression)Array.IndexOf(logits, logits.Max()))];
    }
}
