using System.Globalization;
using System.Text;
using SkiaSharp;
using TDGan.Inference.Expressions;
using TDGan.TestSupport.Pictures;
using TDGan.Training.Detection;
using TDGan.Training.Scenes;

namespace TDGan.Training.Tests.Detection;

/// <summary><c>scenes/</c> in miniature: drawn faces on plain photos and photos without one, in a temporary folder.</summary>
internal sealed class DrawnScenes : IDisposable
{
    public const int TrainingPhotos = 8;
    public const int ValidationPhotos = 2;

    private const int PhotoWidth = 160;
    private const int PhotoHeight = 128;
    private const int FacelessEvery = 4;
    private static readonly string[] Sources = ["genki", "hseg"];

    private DrawnScenes(string root) => Root = root;

    public string Root { get; }

    public static DetectorOptions Options { get; } = new()
    {
        PictureSide = 96,
        BatchSize = 4,
        Steps = 6,
        Minutes = 0,
        WarmUpSteps = 2,
        EmaDecay = 0.5,
        CheckpointEverySteps = 2,
        EvaluateEverySteps = 4,
    };

    public static DrawnScenes Create()
    {
        var scenes = new DrawnScenes(Path.Combine(Path.GetTempPath(), $"tdgan-scenes-{Guid.NewGuid():N}"));
        Directory.CreateDirectory(Path.Combine(scenes.Root, "train"));
        var index = new StringBuilder("image,source,original,width,height,orig_width,orig_height,faces,forced_negative\n");
        var labels = new StringBuilder("image,x,y,width,height,re_x,re_y,le_x,le_y,nose_x,nose_y,rm_x,rm_y,lm_x,lm_y,score\n");
        string header = labels.ToString();
        for (int i = 0; i < TrainingPhotos + ValidationPhotos; i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{i:D5}.jpg");
            bool faceless = i % FacelessEvery == FacelessEvery - 1;
            string source = Sources[i < TrainingPhotos ? 0 : 1];
            index.Append(CultureInfo.InvariantCulture, $"{name},{source},x,{PhotoWidth},{PhotoHeight},0,0,{(faceless ? 0 : 1)},{(faceless ? 1 : 0)}\n");
            labels.Append(scenes.WritePhoto(name, i, faceless));
        }

        File.WriteAllText(Path.Combine(scenes.Root, "train_index.csv"), index.ToString());
        File.WriteAllText(Path.Combine(scenes.Root, "train.csv"), labels.ToString());
        File.WriteAllText(Path.Combine(scenes.Root, "train_ignore.csv"), header + "00000.jpg,1,2,9,8,0,0,0,0,0,0,0,0,0,0,0.4\n");
        return scenes;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>A plain photo, its face in the middle.</summary>
    public static ScenePhoto Photo(int width, int height, params SceneFace[] faces)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        bitmap.Erase(new SKColor(200, 100, 50));
        return new ScenePhoto("drawn.jpg", "drawn", ForcedNegative: false, PixelPyramid.From(bitmap), faces, []);
    }

    /// <summary>A square face with landmarks at 30, 70, 50 % of its side.</summary>
    public static SceneFace Face(float left, float top, float side, float score = 0.9f) => new(
        left,
        top,
        left + side,
        top + side,
        [.. new[] { 0.3f, 0.4f, 0.7f, 0.4f, 0.5f, 0.6f, 0.35f, 0.8f, 0.65f, 0.8f }.Select((share, i) => (i % 2 == 0 ? left : top) + (share * side))],
        score,
        LandmarksReliable: side >= SceneFace.LandmarkSide);

    private string WritePhoto(string name, int number, bool faceless)
    {
        using var photo = new SKBitmap(new SKImageInfo(PhotoWidth, PhotoHeight, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(photo);
        canvas.Clear(new SKColor((byte)(40 + (20 * number)), 120, (byte)(200 - (15 * number))));
        (int x, int y, int side) = (20 + (4 * number), 10 + (3 * number), 48 + (4 * number));
        if (!faceless)
        {
            using SKBitmap face = DrawnFaces.Draw((Expression)(number % ExpressionLabels.Count), side, side);
            canvas.DrawBitmap(face, x, y, new SKSamplingOptions(SKFilterMode.Nearest));
        }

        using (FileStream file = File.Create(Path.Combine(Root, "train", name)))
        {
            photo.Encode(file, SKEncodedImageFormat.Jpeg, 90);
        }

        if (faceless)
        {
            return $"{name},,,,,,,,,,,,,,,\n";
        }

        // Where DrawnFaces puts skin, eyes, nose and mouth, in hundredths of its side.
        float[] places = [14, 12, 72, 84, 35, 46, 65, 46, 50, 60, 36, 76, 64, 76];
        IEnumerable<string> numbers = places.Select((place, i) =>
            ((place * side / 100) + (i is 2 or 3 ? 0 : i % 2 == 0 ? x : y)).ToString("F2", CultureInfo.InvariantCulture));
        return $"{name},{string.Join(',', numbers)},0.900\n";
    }
}
