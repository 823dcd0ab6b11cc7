using System.CommandLine;
using System.Globalization;
using SkiaSharp;
using Spectre.Console;
using TDGan.Inference.Classification;
using TDGan.Inference.Crops;
using TDGan.Training.SoftLabels;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan stability</c>: how many labels change when the same photos are read smaller and encoded again.</summary>
internal static class StabilityCommand
{
    private const double SameFaceOverlap = 0.5;
    private const int Quality = 90;
    private const double LeastScale = 0.1;

    public static Command Create()
    {
        Option<string> models = CommandOptions.Models();
        Option<string[]> photos = SoftLabelsCommand.Photos();
        Option<int> leastFace = SoftLabelsCommand.LeastFace();
        var scale = new Option<double>("--scale") { Description = "Sides of the smaller photo as a share, 0.1-1; 1 only encodes it again.", DefaultValueFactory = _ => 0.5 };
        scale.Validators.Add(result =>
        {
            double given = result.GetValueOrDefault<double>();
            if (!(given is >= LeastScale and <= 1))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--scale is {given}; {LeastScale} to 1 are allowed."));
            }
        });
        var command = new Command("stability", "How many labels change when the same photos are read smaller and encoded again as JPEG.")
        {
            photos, leastFace, scale, models,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            IReadOnlyList<string> files = PhotoWalk.Files(result.GetValue(photos) ?? []);
            Counts counts = await InferenceHost.RunAsync<IExpressionClassifier, Counts>(
                result.GetRequiredValue(models),
                classifier => CompareAsync(classifier, files, result.GetValue(leastFace), result.GetValue(scale), cancellationToken),
                cancellationToken);
            AnsiConsole.Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{counts.Faces} faces of {files.Count} photos; at {result.GetValue(scale):P0}: {counts.Missed} not found, of the others "
                    + $"{(double)counts.Changed / Math.Max(1, counts.Faces - counts.Missed):P1} another label, {counts.SureChanged} of {counts.Changed} of them sure in both"));
            return 0;
        });
        return command;
    }

    private static async Task<Counts> CompareAsync(
        IExpressionClassifier classifier, IReadOnlyList<string> files, int leastFace, double scale, CancellationToken cancellationToken)
    {
        var counts = default(Counts);
        await new PhotoWalk(AnsiConsole.Console.WriteLine).EachAsync(
            files,
            async photo =>
            {
                FaceExpression[] whole =
                [
                    .. (await classifier.ClassifyAsync(photo, new ClassificationOptions(), cancellationToken)).Faces
                        .Where(face => Math.Min(face.Face.Box.Width, face.Face.Box.Height) > leastFace),
                ];
                IReadOnlyList<FaceExpression> smaller = whole.Length == 0
                    ? []
                    : (await classifier.ClassifyAsync(Reduce(photo, scale), new ClassificationOptions(), cancellationToken)).Faces;
                counts = whole.Aggregate(counts, (sum, face) => sum.With(face, Same(face, smaller, scale)));
                return true;
            },
            cancellationToken);
        return counts;
    }

    private static FaceExpression? Same(FaceExpression face, IReadOnlyList<FaceExpression> smaller, double scale) =>
        smaller.FirstOrDefault(other => face.Face.Box.OverlapWith(Enlarge(other.Face.Box, 1 / scale)) > SameFaceOverlap);

    private static FaceBox Enlarge(FaceBox box, double by) =>
        new((float)(box.X * by), (float)(box.Y * by), (float)(box.Width * by), (float)(box.Height * by));

    private static byte[] Reduce(byte[] photo, double scale)
    {
        using SKBitmap whole = SKBitmap.Decode(photo);
        using SKBitmap smaller = whole.Resize(
            new SKSizeI(Math.Max(1, (int)Math.Round(whole.Width * scale)), Math.Max(1, (int)Math.Round(whole.Height * scale))),
            new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using SKData data = smaller.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return data.ToArray();
    }

    private readonly record struct Counts(int Faces, int Missed, int Changed, int SureChanged)
    {
        public Counts With(FaceExpression face, FaceExpression? other) => other is null
            ? this with { Faces = Faces + 1, Missed = Missed + 1 }
            : new Counts(
                Faces + 1,
                Missed,
                Changed + (other.Dominant == face.Dominant ? 0 : 1),
                SureChanged + (other.Dominant == face.Dominant || other.IsUncertain || face.IsUncertain ? 0 : 1));
    }
}
