using SkiaSharp;

namespace TDGan.Training.Samples;

/// <summary>How one sample face is made.</summary>
/// <param name="Name">Of the file, without its extension.</param>
/// <param name="Smiling">Share of the group whose smiling picture is taken, in [0, 1]; the neutral one of the others.</param>
/// <param name="Backdrop">Colour behind the head.</param>
/// <param name="Shirt">Colour of the drawn shoulders.</param>
internal sealed record SampleRecipe(string Name, double Smiling, SKColor Backdrop, SKColor Shirt)
{
    /// <summary>People in each group.</summary>
    public const int People = 10;

    /// <summary>The six faces of the page.</summary>
    public static IReadOnlyList<SampleRecipe> All { get; } =
    [
        new("face-1", 1, new SKColor(0xF1, 0xE6, 0xD4), new SKColor(0x3F, 0x6C, 0x7A)),
        new("face-2", 0, new SKColor(0xD3, 0xE4, 0xEE), new SKColor(0xE8, 0xE4, 0xDC)),
        new("face-3", 1, new SKColor(0xEB, 0xDC, 0xEC), new SKColor(0x5B, 0x4A, 0x78)),
        new("face-4", 0.7, new SKColor(0xDC, 0xEB, 0xD8), new SKColor(0xC9, 0x80, 0x3F)),
        new("face-5", 0.6, new SKColor(0xF3, 0xDF, 0xD3), new SKColor(0x35, 0x50, 0x6E)),
        new("face-6", 0, new SKColor(0xDD, 0xE2, 0xF2), new SKColor(0x4C, 0x5A, 0x48)),
    ];

    /// <summary>The pictures that go into it: the first of the group smile.</summary>
    public IReadOnlyList<Portrait> Choose(IReadOnlyList<Portrait> portraits, IReadOnlyList<string> people)
    {
        int smiling = (int)Math.Round(Smiling * people.Count);
        return [.. people.Select((person, i) => portraits.Single(portrait => portrait.Person == person && portrait.Smiles == i < smiling))];
    }
}
