using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.Data;

/// <summary>Face pictures in memory with the identity of those that have one. Owns its tensor.</summary>
/// <param name="pixels">[N, 1, S, S], bytes 0-255.</param>
/// <param name="identityLabels">N labels from 0, -1 where the identity is not known.</param>
/// <param name="identityCount">Number of identities.</param>
internal sealed class FaceSamples(Tensor pixels, long[] identityLabels, int identityCount) : IDisposable
{
    /// <summary>[N, 1, S, S], bytes 0-255.</summary>
    public Tensor Pixels { get; } = pixels;

    /// <summary>N labels, -1 for unknown.</summary>
    public IReadOnlyList<long> IdentityLabels { get; } = identityLabels;

    /// <summary>Number of identities; the label of generated faces, <c>FakeIdentityLabel</c>, comes after them.</summary>
    public int IdentityCount { get; } = identityCount;

    /// <summary>Who is on each face and with which expression, null where either is not known; empty where the data set was not asked.</summary>
    public IReadOnlyList<(string Person, string Expression)?> People { get; init; } = [];

    /// <summary>N.</summary>
    public int Count => IdentityLabels.Count;

    /// <summary>Reads files; identities are numbered in the order in which they first appear.</summary>
    /// <exception cref="InvalidDataException">A file is damaged; the message names it.</exception>
    public static FaceSamples Load(IReadOnlyList<LabelledFile> files, int side)
    {
        var pictures = new PictureBuffer(files.Count, side);
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        long[] labels = new long[files.Count];
        for (int i = 0; i < files.Count; i++)
        {
            pictures.Add(PictureFile.Read(files[i].Path));
            labels[i] = files[i].Label is { } label ? Number(numbers, label) : -1;
        }

        return new FaceSamples(pictures.ToTensor(), labels, numbers.Count);
    }

    /// <inheritdoc/>
    public void Dispose() => Pixels.Dispose();

    private static long Number(Dictionary<string, long> numbers, string label)
    {
        if (!numbers.TryGetValue(label, out long number))
        {
            numbers[label] = number = numbers.Count;
        }

        return number;
    }
}
