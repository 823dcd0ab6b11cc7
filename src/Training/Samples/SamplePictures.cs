using SkiaSharp;

namespace TDGan.Training.Samples;

/// <summary>Draws the sample pictures: six faces on drawn shoulders before a plain wall, and a group of four of them.</summary>
internal static class SamplePictures
{
    private const int Quality = 90;
    private const int GroupWidth = 900;
    private const int GroupHeight = 540;

    // Which face, the middle of its picture, its side in pixels and its turn in degrees; those behind first.
    private static readonly (int Face, float X, float Y, float Side, float Turn)[] Places =
    [
        (2, 140, 235, 270, 0), (5, 768, 240, 250, -2), (4, 588, 290, 340, 9), (0, 330, 300, 400, -2),
    ];

    /// <summary>Writes <c>face-1.jpg</c> to <c>face-6.jpg</c> and <c>group.jpg</c>; the same bytes each time.</summary>
    /// <param name="portraits">The set, both pictures of each person.</param>
    /// <param name="folder">Made where it is missing.</param>
    /// <returns>For each face, the people in it.</returns>
    public static IReadOnlyList<(string Name, IReadOnlyList<string> People)> Write(IReadOnlyList<Portrait> portraits, string folder)
    {
        Directory.CreateDirectory(folder);
        IReadOnlyList<SampleRecipe> recipes = SampleRecipe.All;
        IReadOnlyList<IReadOnlyList<string>> groups =
            LookAlikes.Group([.. portraits.Where(portrait => !portrait.Smiles)], recipes.Count, SampleRecipe.People);
        SKBitmap[] faces = [.. recipes.Select((recipe, i) => FaceComposite.Of(recipe.Choose(portraits, groups[i])))];
        try
        {
            for (int i = 0; i < faces.Length; i++)
            {
                using SKBitmap picture = OnBackdrop(faces[i], recipes[i]);
                Save(picture, Path.Combine(folder, recipes[i].Name + ".jpg"));
            }

            using SKBitmap group = Group(faces);
            Save(group, Path.Combine(folder, "group.jpg"));
        }
        finally
        {
            Array.ForEach(faces, face => face.Dispose());
        }

        return [.. recipes.Select((recipe, i) => (recipe.Name, groups[i]))];
    }

    private static SKBitmap OnBackdrop(SKBitmap face, SampleRecipe recipe)
    {
        var picture = new SKBitmap(FaceComposite.Side, Bust.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(picture);
        Wall(canvas, recipe.Backdrop, picture.Width, picture.Height);
        Bust.Draw(canvas, face, recipe.Shirt);
        return picture;
    }

    private static SKBitmap Group(SKBitmap[] faces)
    {
        var picture = new SKBitmap(GroupWidth, GroupHeight, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(picture);
        Wall(canvas, new SKColor(0xE2, 0xE8, 0xEA), GroupWidth, GroupHeight);
        foreach ((int face, float x, float y, float side, float turn) in Places)
        {
            canvas.Save();
            canvas.Translate(x, y);
            canvas.RotateDegrees(turn);
            canvas.Scale(side / FaceComposite.Side);
            canvas.Translate(-FaceComposite.Side / 2f, -FaceComposite.Side / 2f);
            Bust.Draw(canvas, faces[face], SampleRecipe.All[face].Shirt);
            canvas.Restore();
        }

        return picture;
    }

    /// <summary>Light from above on a wall.</summary>
    private static void Wall(SKCanvas canvas, SKColor colour, int width, int height)
    {
        using var shader = SKShader.CreateRadialGradient(
            new SKPoint(width * 0.5f, height * 0.35f),
            Math.Max(width, height) * 0.75f,
            [Mixed(colour, SKColors.White, 0.35f), Mixed(colour, SKColors.Black, 0.1f)],
            SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader, IsDither = true };
        canvas.DrawRect(0, 0, width, height, paint);
    }

    private static SKColor Mixed(SKColor a, SKColor b, float share) => new(
        Channel(a.Red, b.Red, share), Channel(a.Green, b.Green, share), Channel(a.Blue, b.Blue, share));

    private static byte Channel(byte a, byte b, float share) => (byte)Math.Round(a + ((b - a) * share));

    private static void Save(SKBitmap picture, string path)
    {
        using SKData data = picture.Encode(SKEncodedImageFormat.Jpeg, Quality);
        File.WriteAllBytes(path, data.ToArray());
    }
}
