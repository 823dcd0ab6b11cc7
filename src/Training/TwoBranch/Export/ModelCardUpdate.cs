using System.Text.RegularExpressions;
using TDGan.Inference.Manifest;

namespace TDGan.Training.TwoBranch.Export;

/// <summary>Puts what was measured and seen after the export into a model folder: sections of its card, and pictures. The manifest follows.</summary>
/// <param name="folder">A version folder.</param>
internal sealed partial class ModelCardUpdate(string folder)
{
    /// <summary>File name of the card.</summary>
    public const string CardFile = "model-card.md";

    private const string NextHeading = "\n## ";
    private const string Before = "\n## Intended use";

    private readonly List<(string Name, byte[] Bytes)> pictures = [];
    private string card = File.ReadAllText(Path.Combine(folder, CardFile));

    /// <summary>Replaces a section of the second rank, or puts it before the intended use where there is none of that name.</summary>
    /// <param name="heading">Text of the heading.</param>
    /// <param name="text">What stands below it.</param>
    public ModelCardUpdate Section(string heading, string text)
    {
        string marker = $"\n## {heading}\n";
        string section = $"{marker}\n{text.Trim()}\n";
        int start = card.IndexOf(marker, StringComparison.Ordinal);
        if (start < 0)
        {
            int before = card.IndexOf(Before, StringComparison.Ordinal);
            card = card.Insert(before < 0 ? card.Length : before, section);
            return this;
        }

        int end = card.IndexOf(NextHeading, start + marker.Length, StringComparison.Ordinal);
        card = card[..start] + section + (end < 0 ? string.Empty : card[end..]);
        return this;
    }

    /// <summary>Adds or replaces a picture of the folder.</summary>
    /// <param name="name">Plain file name.</param>
    /// <param name="png">The file.</param>
    public ModelCardUpdate Picture(string name, byte[] png)
    {
        pictures.Add((name, png));
        return this;
    }

    /// <summary>Writes card, pictures and the manifest with their digests.</summary>
    public void Write()
    {
        ModelManifest manifest = ModelFolder.Open(folder).Manifest;
        File.WriteAllText(Path.Combine(folder, CardFile), ManyEmptyLines().Replace(card, "\n\n"));
        foreach ((string name, byte[] bytes) in pictures)
        {
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
        }

        ModelManifestSerializer.Write(Path.Combine(folder, ModelManifest.FileName), manifest with { Files = ModelFolder.HashFiles(folder) });
    }

    [GeneratedRegex("\n{3,}")]
    private static partial Regex ManyEmptyLines();
}
