using System.Buffers;
using System.Buffers.Text;
using System.Text;
using TDGan.Api.Errors;

namespace TDGan.Api.Uploads;

/// <summary>Pictures as text: base64 in either alphabet (RFC 4648, sections 4 and 5), alone or in a data URI (RFC 2397), line breaks and spaces between. Addresses are never followed.</summary>
internal static class PictureText
{
    private static readonly string[] Addresses = ["http:", "https:", "ftp:", "file:"];

    /// <param name="text">UTF-8.</param>
    /// <param name="part">The part that holds it, for problems.</param>
    /// <exception cref="ApiProblemException"><c>invalid-base64</c>, or <c>url-input-disabled</c> for an address.</exception>
    public static ReadOnlyMemory<byte> Decode(ReadOnlySpan<byte> text, string part)
    {
        text = text.Trim(" \t\r\n"u8);
        foreach (string scheme in Addresses)
        {
            if (StartsWith(text, scheme))
            {
                throw Problems.UrlInputDisabled(part);
            }
        }

        ReadOnlySpan<byte> digits = StartsWith(text, "data:") ? AfterHeader(text, part) : text;
        byte[] content = new byte[Base64.GetMaxDecodedFromUtf8Length(digits.Length) + 3];
        OperationStatus status = digits.IndexOfAny("-_"u8) >= 0
            ? Base64Url.DecodeFromUtf8(digits, content, out _, out int length)
            : Base64.DecodeFromUtf8(digits, content, out _, out length);
        return status == OperationStatus.Done ? content.AsMemory(0, length) : throw Problems.InvalidBase64(part);
    }

    private static ReadOnlySpan<byte> AfterHeader(ReadOnlySpan<byte> text, string part)
    {
        int comma = text.IndexOf((byte)',');
        return comma > 0 && EndsWith(text[..comma], ";base64") ? text[(comma + 1)..] : throw Problems.InvalidBase64(part);
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, string word) =>
        text.Length >= word.Length && Ascii.EqualsIgnoreCase(text[..word.Length], word);

    private static bool EndsWith(ReadOnlySpan<byte> text, string word) =>
        text.Length >= word.Length && Ascii.EqualsIgnoreCase(text[^word.Length..], word);
}
