using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace TDGan.Api.Security;

/// <summary>The keys in use, as digests. Thread-safe.</summary>
internal sealed class AccessKeys(IOptions<AccessOptions> options)
{
    private readonly ImmutableArray<(byte[] Digest, AccessKeyOptions Entry)> _keys =
        [.. (options.Value.Keys ?? []).Select(entry => (Digest(entry.Key), entry))];

    /// <summary>Whether calls need a key.</summary>
    public bool AreRequired => !_keys.IsEmpty;

    /// <summary>The entry of a key, or null; takes the same time whichever entry it is and wherever it differs.</summary>
    public AccessKeyOptions? Find(string given)
    {
        byte[] digest = Digest(given);
        AccessKeyOptions? found = null;
        foreach ((byte[] known, AccessKeyOptions entry) in _keys)
        {
            found = CryptographicOperations.FixedTimeEquals(known, digest) ? entry : found;
        }

        return found;
    }

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
