using TDGan.Inference.Expressions;
using static TorchSharp.torch;

namespace TDGan.Training.Data;

/// <summary>The expression labels of the LFW crops (<c>index.csv</c>): for measuring only, never for training.</summary>
internal static class LfwExpressions
{
    private const string IndexFile = "index.csv";

    /// <summary>Every crop that has one of the seven labels.</summary>
    /// <param name="folder">Folder with <c>index.csv</c>, whose paths are relative to it.</param>
    /// <param name="side">S of the pictures that come out.</param>
    /// <exception cref="InvalidDataException">A column is missing or a picture is damaged.</exception>
    public static ExpressionSamples Load(string folder, int side)
    {
        string index = Path.Combine(folder, IndexFile);
        string[] lines = File.ReadAllLines(index);
        string[] header = lines[0].Split(',');
        (int path, int label) = (Array.IndexOf(header, "path"), Array.IndexOf(header, "expression"));
        if (path < 0 || label < 0)
        {
            throw new InvalidDataException($"{index}: columns 'path' and 'expression' expected, '{lines[0]}' found.");
        }

        (string Path, int Label)[] labelled =
        [
            .. lines.Skip(1).Select(line => line.Split(','))
                .Select(row => (Path.Combine(folder, row[path]), ExpressionLabels.All.IndexOf(row[label])))
                .Where(picture => picture.Item2 >= 0),
        ];
        var pictures = new PictureBuffer(labelled.Length, side);
        foreach ((string file, _) in labelled)
        {
            pictures.Add(PictureFile.Read(file));
        }

        int[] majority = [.. labelled.Select(picture => picture.Label)];
        using Tensor labels = tensor(majority.Select(value => (long)value).ToArray());
        return new ExpressionSamples(pictures.ToTensor(), nn.functional.one_hot(labels, ExpressionLabels.Count).to(float32), majority);
    }
}
