using System.Security.Cryptography;

namespace TDGan.Api.Http;

/// <summary>
/// Ids in the form of a ULID: 48 bits of Unix milliseconds, then 80 random bits, in Crockford's base 32, so that text order is time
/// order.
/// </summary>
internal sealed class SortableId(TimeProvider time)
{
    public const int Length = 26;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int BitsPerDigit = 5;

    public string New()
    {
        Span<byte> random = stackalloc byte[16];
        RandomNumberGenerator.Fill(random);
        UInt128 randomBits = BitConverter.ToUInt128(random) >> 48;
        UInt128 value = ((UInt128)(ulong)time.GetUtcNow().ToUnixTimeMilliseconds() << 80) | randomBits;
        return string.Create(Length, value, Write);
    }

    private static void Write(Span<char> text, UInt128 value)
    {
        for (int digit = Length - 1; digit >= 0; digit--)
        {
            text[digit] = Alphabet[(int)(value & 31)];
            value >>= BitsPerDigit;
        }
    }
}
