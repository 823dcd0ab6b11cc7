using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Motion;
using TDGan.Inference.Transfer;
using TDGan.Training.Landmarks.Teaching;
using TDGan.Training.Pictures;

namespace TDGan.Training.Motion;

/// <summary>
/// Measures what a transfer does to a face by the motion of its mesh, read by the teacher, which is not the network that leads the transfer. The face
/// is a person's neutral picture of session 1; the real motion is that of the same person, or, by picture, that of the person whose picture asks
/// for it.
/// </summary>
/// <param name="transfer">As it serves.</param>
/// <param name="teacher">Reads the meshes.</param>
/// <param name="model">Gives the pose in which motions are compared.</param>
/// <param name="pictures">KDEF.</param>
internal sealed class MotionEvaluation(IExpressionTransfer transfer, MeshTeacher teacher, MotionModel model, IReadOnlyList<KdefPicture> pictures)
{
    private readonly Dictionary<string, float[]> held = [];

    /// <summary>Every person with every label but neutral.</summary>
    /// <param name="byPicture">Whether the expression is asked for by the picture of another person in place of the label.</param>
    /// <param name="cancellationToken">Gives up between transfers.</param>
    public async Task<IReadOnlyList<MotionRow>> MeasureAsync(bool byPicture, CancellationToken cancellationToken)
    {
        var rows = new List<MotionRow>();
        string[] people = [.. pictures.Select(picture => picture.Person).Distinct(StringComparer.Ordinal)];
        foreach (Expression label in Enum.GetValues<Expression>().Where(label => label != Expression.Neutral))
        {
            for (int i = 0; i < people.Length; i++)
            {
                string asked = byPicture ? people[(i + 1) % people.Length] : people[i];
                rows.Add(await MeasureAsync(people[i], asked, label, byPicture, cancellationToken));
            }
        }

        return rows;
    }

    private async Task<MotionRow> MeasureAsync(string person, string asked, Expression label, bool byPicture, CancellationToken cancellationToken)
    {
        KdefPicture rest = Find(person, Expression.Neutral), shown = Find(asked, label);
        byte[] face = await File.ReadAllBytesAsync(rest.File, cancellationToken);
        ReadOnlyMemory<byte>? picture = null;
        if (byPicture)
        {
            picture = await File.ReadAllBytesAsync(shown.File, cancellationToken);
        }

        TransferResult made = await transfer.TransferAsync(
            new TransferRequest
            {
                Face = face,
                Expression = picture,
                ExpressionLabel = byPicture ? null : label,
                Detect = FaceDetectionMode.Auto,
                Paste = PasteMode.Original,
                Format = GeneratedImageFormat.Png,
                Verify = true,
            },
            cancellationToken);
        LuminanceImage before = PictureFile.Read(rest.File), after = PictureFile.Decode(made.Image);
        float[] generated = Difference(Held(teacher.Read(after, MeshTeacher.FrameOf(rest.Face)).Points), HeldOf(rest));
        float[] real = Difference(HeldOf(shown), HeldOf(Find(asked, Expression.Neutral)));
        return new MotionRow(label, MotionMeasure.Of(generated, real), Sharpness.Of(after, rest.Face.Box) / Sharpness.Of(before, rest.Face.Box))
        {
            IsRead = made.Verification?.Dominant == label,
        };
    }

    private static float[] Difference(float[] one, float[] other) => [.. one.Zip(other, (a, b) => a - b)];

    private KdefPicture Find(string person, Expression label) => pictures.First(picture =>
        picture.Person == person && picture.Session == 1 && picture.Label == label);

    private float[] HeldOf(KdefPicture picture) => held.TryGetValue(picture.File, out float[]? points)
        ? points
        : held[picture.File] = Held(picture.Read(teacher));

    private float[] Held(float[] points) => MeshPose.Fit(model.Reference, points).ToReference(points);
}
