using Microsoft.Extensions.Options;
using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Requests;
using TDGan.Training.Scenes;

namespace TDGan.Training.Landmarks.Teaching;

/// <summary>Looks for boxes that a detector takes for faces, at a low score, in photos and turned copies of them, where no teacher sees a face.</summary>
/// <param name="detector">The detector whose errors count.</param>
/// <param name="mesh">Says what is a face after all: a face that leans was not seen in the upright photo.</param>
internal sealed class FalseBoxMining(IFaceDetector detector, MeshTeacher mesh)
{
    /// <summary>Lowest score of a box that a second look gets to see.</summary>
    public const float LowestScore = 0.15f;

    // Faces that lean are found with more than that; asking about every box would take hours.
    private const float DoubtedScore = 0.35f;
    private const int MostOfACopy = 5;
    private const float MostOverlap = 0.2f;
    private const double Lean = Math.PI / 4;

    // Photos with faces give what is beside a face; upside-down faces in them are seldom seen by any teacher, so they are turned less.
    private static readonly double[] FacelessTurns = [0, 30, -30, 60, -60, 90, -90, 180];
    private static readonly double[] OtherTurns = [0, 30];

    private readonly ImageDecoder decoder = new(Options.Create(new ImageDecodingOptions()));

    /// <summary>All false boxes of a photo.</summary>
    public async Task<IReadOnlyList<FalseBox>> FindAsync(ScenePhoto photo, CancellationToken cancellationToken)
    {
        using DecodedImage image = decoder.Decode(await File.ReadAllBytesAsync(photo.File, cancellationToken));
        LuminanceImage gray = photo.Pixels.ToLuminance();
        List<FalseBox> boxes = [];
        foreach (double degrees in photo.Faces.Count == 0 ? FacelessTurns : OtherTurns)
        {
            var turned = new TurnedPhoto(image.Bitmap, degrees);
            using DecodedImage copy = turned.Draw();
            IReadOnlyList<DetectedFace> all = await detector.DetectAsync(copy, LowestScore, new RequestScope(cancellationToken));
            foreach (DetectedFace found in all.OrderByDescending(found => found.Confidence).Take(MostOfACopy))
            {
                (double x, double y) = turned.ToPhoto(found.Box.X + (found.Box.Width / 2), found.Box.Y + (found.Box.Height / 2));
                float side = Math.Max(found.Box.Width, found.Box.Height);
                if (!IsNearFace(photo, x, y, side))
                {
                    float face = found.Confidence < DoubtedScore ? 0 : TeacherFace(gray, x, y, side, turned.BoxTurn);
                    boxes.Add(new FalseBox(Path.GetFileName(photo.File), (float)x, (float)y, side, (float)turned.BoxTurn, found.Confidence ?? 0, face));
                }
            }
        }

        return boxes;
    }

    private static bool IsNearFace(ScenePhoto photo, double x, double y, float side)
    {
        var box = new FaceBox((float)x - (side / 2), (float)y - (side / 2), side, side);
        return photo.Faces.Concat(photo.Ignored).Any(face => face.Box.OverlapWith(box) > MostOverlap);
    }

    private float TeacherFace(LuminanceImage photo, double x, double y, float side, double turn) =>
        new[] { turn, turn - Lean, turn + Lean }.Max(leaning =>
            mesh.FaceProbability(photo, CropFrame.About(x, y, MeshTeacher.SidesPerFace * side, leaning, MeshTeacher.Side)));
}
