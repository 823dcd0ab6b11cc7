using System.Buffers.Binary;
using System.Text.Json;

namespace TDGan.Api.OpenInference.Requests;

/// <summary>
/// Reads a tensor of type BYTES: after the JSON each element has its length before it (4 bytes, little-endian); in the JSON it is base64
/// text, with or without the head of a data URI, because JSON text cannot hold a picture file.
/// </summary>
internal static class BytesElementReader
{
    private const string Base64Mark = ";base64,";

    /// <param name="tensor">Name, for problems.</param>
    /// <param name="count">Elements that the shape asks for.</param>
    /// <param name="bytes">The bytes of the tensor.</param>
    public static List<ReadOnlyMemory<byte>> ReadBinary(string tensor, int count, ReadOnlyMemory<byte> bytes)
    {
        List<ReadOnlyMemory<byte>> elements = [];
        while (!bytes.IsEmpty && elements.Count < count)
        {
            uint length = bytes.Length >= sizeof(uint) ? BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span) : uint.MaxValue;
            if (length > bytes.Length - sizeof(uint))
            {
                break;
            }

            elements.Add(bytes.Slice(sizeof(uint), (int)length));
            bytes = bytes[(sizeof(uint) + (int)length)..];
        }

        return bytes.IsEmpty && elements.Count == count ? elements : throw WrongCount(tensor, count);
    }

    /// <param name="tensor">Name, for problems.</param>
    /// <param name="count">Elements that the shape asks for.</param>
    /// <param name="json">The value of <c>data</c>, valid JSON.</param>
    public static List<ReadOnlyMemory<byte>> ReadJson(string tensor, int count, ReadOnlySpan<byte> json)
    {
        List<ReadOnlyMemory<byte>> elements = [];
        Utf8JsonReader reader = new(json);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.EndArray)
            {
                continue;
            }

            elements.Add(elements.Count < count ? Decode(ref reader, tensor) : throw WrongCount(tensor, count));
        }

        return elements.Count == count ? elements : throw WrongCount(tensor, count);
    }

    private static byte[] Decode(ref Utf8JsonReader reader, string tensor)
    {
        try
        {
            string text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw NotBase64(tensor);
            int mark = text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? text.IndexOf(Base64Mark, StringComparison.Ordinal) : -1;
            return Convert.FromBase64String(mark < 0 ? text : text[(mark + Base64Mark.Length)..]);
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException)
        {
            // The second is text that is no text, such as half of a surrogate pair.
            throw NotBase64(tensor);
        }
    }

    private static Errors.ApiProblemException NotBase64(string tensor) =>
        InferenceProblems.InvalidTensor(tensor, "data of base64 text, or data URIs with base64");

    private static Errors.ApiProblemException WrongCount(string tensor, int count) =>
        InferenceProblems.InvalidTensor(tensor, $"{count} elements, the product of the shape, without bytes left over");
}
