using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TDGan.Api.CommandLine;

/// <summary>
/// A share of the pictures, for several processes or machines that read the same folder. Each picture belongs to exactly one of the shards,
/// by the SHA-256 of its relative path, so that neither the machine, the order of files nor pictures that come later move it to another.
/// </summary>
/// <param name="Index">From 0 to <paramref name="Count"/> - 1.</param>
/// <param name="Count">Shards in all, 1-100,000.</param>
internal sealed record Shard(int Index, int Count)
{
    /// <summary>What a pod of an indexed Kubernetes job finds its index in.</summary>
    public const string IndexVariable = "JOB_COMPLETION_INDEX";

    private const string IndexFromVariable = "auto";
    private const int MostShards = 100_000;

    /// <summary>Reads <c>i/n</c> or <c>auto/n</c>.</summary>
    /// <param name="text">As it was given.</param>
    /// <param name="completionIndex">Value of <see cref="IndexVariable"/>, or null where it is not set.</param>
    /// <param name="fault">Why it cannot be used; null with a shard.</param>
    /// <returns>The shard, or null.</returns>
    public static Shard? Parse(string text, string? completionIndex, out string? fault)
    {
        string[] parts = text.Split('/');
        bool isAutomatic = parts[0] == IndexFromVariable;
        if (isAutomatic && completionIndex is null)
        {
            fault = $"{text}: {IndexVariable} is not set";
            return null;
        }

        if (parts.Length != 2
            || !int.TryParse(isAutomatic ? completionIndex : parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            || index >= count || count > MostShards)
        {
            string given = isAutomatic ? $"{text} with {IndexVariable}={completionIndex}" : text;
            fault = $"{given}: takes I/N or {IndexFromVariable}/N with I from 0 to N-1 and N from 1 to {MostShards}";
            return null;
        }

        fault = null;
        return new Shard(index, count);
    }

    /// <summary>Whether a picture is of this shard.</summary>
    /// <param name="relativePath">With <c>/</c> between folders, see <see cref="PictureFile.RelativePath"/>.</param>
    public bool Contains(string relativePath)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(relativePath));
        return BinaryPrimitives.ReadUInt64BigEndian(hash) % (ulong)Count == (ulong)Index;
    }
}
