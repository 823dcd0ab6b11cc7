using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TDGan.TestSupport.Fuzzing;

/// <summary>
/// Requests that made a service answer in a way that none before did, the smallest for each way; what a behaviour-guided run varies further, and
/// small files that tests send again. Thread-safe.
/// </summary>
public sealed class FuzzCorpus
{
    /// <summary>Longest body that is kept, in bytes: the corpus is a part of the repository.</summary>
    public const int MaxBodyLength = 4096;

    private const string Pattern = "*.json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly ConcurrentDictionary<string, FuzzRequest> _requests = [];
    private ImmutableArray<FuzzRequest> _snapshot = [];

    /// <summary>Ways of answering that were seen.</summary>
    public int Count => _requests.Count;

    /// <summary>Reads the files of a folder.</summary>
    /// <exception cref="JsonException">A file is no request.</exception>
    public static IEnumerable<FuzzRequest> Read(string folder) =>
        Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal).Select(file => Stored.ToRequest(File.ReadAllText(file)));

    /// <summary>Keeps a request where its answer is new, or where it is smaller than the one that is kept for such an answer.</summary>
    /// <param name="behaviour">What the answer was, in a form that is equal for equal ways.</param>
    /// <param name="request">What was sent.</param>
    public void Offer(string behaviour, FuzzRequest request)
    {
        if ((request.Body?.Length ?? 0) > MaxBodyLength)
        {
            return;
        }

        int before = _requests.Count;
        _requests.AddOrUpdate(behaviour, request, (_, kept) => Size(request) < Size(kept) ? request : kept);
        if (_requests.Count != before)
        {
            _snapshot = [.. _requests.Values];
        }
    }

    /// <summary>A kept request, or null where there is none yet.</summary>
    public FuzzRequest? Pick(Random random) => _snapshot is { Length: > 0 } kept ? kept[random.Next(kept.Length)] : null;

    /// <summary>Writes one file for each way of answering and removes those of earlier runs.</summary>
    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.EnumerateFiles(folder, Pattern))
        {
            File.Delete(file);
        }

        foreach ((string behaviour, FuzzRequest request) in _requests)
        {
            string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(behaviour)))[..16];
            File.WriteAllText(Path.Combine(folder, name + ".json"), Stored.ToJson(behaviour, request) + "\n");
        }
    }

    private static int Size(FuzzRequest request) =>
        request.Target.Length + (request.Body?.Length ?? 0) + request.Headers.Sum(header => header.Name.Length + header.Value.Length);

    private sealed record Stored(string Behaviour, string Method, string Target, string[][] Headers, string? ContentType, byte[]? Body)
    {
        public static string ToJson(string behaviour, FuzzRequest request) => JsonSerializer.Serialize(
            new Stored(
                behaviour,
                request.Method,
                request.Target,
                [.. request.Headers.Select(header => new[] { header.Name, header.Value })],
                request.ContentType,
                request.Body),
            Json);

        public static FuzzRequest ToRequest(string json)
        {
            Stored stored = JsonSerializer.Deserialize<Stored>(json, Json) ?? throw new JsonException("The file holds null.");
            return new FuzzRequest(
                stored.Method, stored.Target, [.. stored.Headers.Select(pair => (pair[0], pair[1]))], stored.ContentType, stored.Body);
        }
    }
}
