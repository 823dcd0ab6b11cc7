using System.Text;
using System.Text.Json;
using TDGan.Api.Errors;
using TDGan.Api.RequestOptions;

namespace TDGan.Api.Uploads;

/// <summary>
/// Reads <c>{"image":{"content":"base64 or data URI"},"options":{}}</c>: a member for each part of the form, and the options. Pictures are
/// decoded straight from the body, without a document in between. The picture may stand for itself, <c>{"image":"base64"}</c>.
/// </summary>
internal sealed class JsonUploadReader(UploadForm form, Upload upload)
{
    private const int DeepestNesting = 4;
    private const int MaxOptionBytes = 1024;

    /// <exception cref="ApiProblemException">The body is no JSON, or does not fit the form.</exception>
    public void Read(ReadOnlySpan<byte> body)
    {
        Utf8JsonReader reader = new(WithoutByteOrderMark(body), new JsonReaderOptions { MaxDepth = DeepestNesting });
        try
        {
            ReadRoot(ref reader);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second for text that is not UTF-8, or half of a surrogate pair.
            throw new ApiProblemException(ErrorCatalogue.InvalidRequest);
        }
    }

    // RFC 8259, section 8.1: parsers may ignore one.
    private static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> body) =>
        body.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body;

    private void ReadRoot(ref Utf8JsonReader reader)
    {
        reader.Read();
        Require(reader.TokenType == JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string member = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null && form.Members.Contains(member))
            {
                // As if it were not there: many programs write members that they do not set as null.
                continue;
            }

            if (member == UploadForm.OptionsMember)
            {
                ReadOptions(ref reader);
            }
            else if (form.Parts.FirstOrDefault(part => form.MemberOf(part) == member) is { } known)
            {
                ReadPart(ref reader, known);
            }
            else
            {
                throw Problems.UnknownParameter(member, form.Members);
            }
        }

        // Whatever follows the object is malformed.
        Require(!reader.Read());
    }

    private void ReadPart(ref Utf8JsonReader reader, string part)
    {
        if (part != form.RepeatedPart)
        {
            ReadPicture(ref reader, part);
            return;
        }

        RequireType(reader.TokenType == JsonTokenType.StartArray, form.MemberOf(part), "an array of pictures");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            ReadPicture(ref reader, part);
        }
    }

    private void ReadPicture(ref Utf8JsonReader reader, string part)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            upload.EnsureRoom(part);
            upload.Add(part, ReadContent(ref reader, part));
            return;
        }

        RequireType(reader.TokenType == JsonTokenType.StartObject, form.MemberOf(part), "base64 text, or an object with the member content");
        (ReadOnlyMemory<byte>? content, string? name, bool hasLabel) = (null, null, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string member = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null && MembersOf(part).Contains(member))
            {
                continue;
            }

            switch (member)
            {
                case "content" when content is null:
                    upload.EnsureRoom(part);
                    RequireType(reader.TokenType == JsonTokenType.String, form.MemberOf(part) + ".content", "base64 text");
                    content = ReadContent(ref reader, part);
                    break;
                case "label" when form.LabelOptionOf(part) is { } option:
                    upload.Options.Add(option.Name, ReadOption(ref reader, option));
                    hasLabel = true;
                    break;
                case "name" when part == form.RepeatedPart && name is null:
                    RequireType(reader.TokenType == JsonTokenType.String, form.MemberOf(part) + ".name", "text");
                    name = reader.GetString();
                    break;
                case "url" or "uri":
                    throw Problems.UrlInputDisabled(part);
                case "content" or "name" when member == "content" || part == form.RepeatedPart:
                    throw Problems.Duplicate(part);
                default:
                    throw Problems.UnknownParameter($"{form.MemberOf(part)}.{member}", MembersOf(part));
            }
        }

        if (content is { } picture)
        {
            upload.Add(part, picture, name);
        }
        else if (!hasLabel)
        {
            throw Problems.MissingPart(part);
        }
    }

    private IEnumerable<string> MembersOf(string part)
    {
        string[] label = form.LabelOptionOf(part) is null ? [] : ["label"];
        string[] name = part == form.RepeatedPart ? ["name"] : [];
        return ["content", .. label, .. name];
    }

    private static ReadOnlyMemory<byte> ReadContent(ref Utf8JsonReader reader, string part)
    {
        if (!reader.ValueIsEscaped)
        {
            return PictureText.Decode(reader.ValueSpan, part);
        }

        // Some writers escape every slash.
        byte[] text = new byte[reader.ValueSpan.Length];
        return PictureText.Decode(text.AsSpan(0, reader.CopyString(text)), part);
    }

    private void ReadOptions(ref Utf8JsonReader reader)
    {
        RequireType(reader.TokenType == JsonTokenType.StartObject, UploadForm.OptionsMember, "an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            RequestOption option = form.Options.FirstOrDefault(known => known.Name == name)
                ?? throw Problems.UnknownParameter(name, form.Options.Select(known => known.Name));
            if (reader.TokenType != JsonTokenType.Null)
            {
                upload.Options.Add(name, ReadOption(ref reader, option));
            }
        }
    }

    private static string ReadOption(ref Utf8JsonReader reader, RequestOption option)
    {
        if (reader.TokenType != JsonTokenType.StartArray || !option.Values.IsList)
        {
            return ReadWord(ref reader, option);
        }

        List<string> words = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            words.Add(ReadWord(ref reader, option));
        }

        return string.Join(',', words);
    }

    private static string ReadWord(ref Utf8JsonReader reader, RequestOption option)
    {
        bool isWord = reader.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False;
        if (!isWord || reader.ValueSpan.Length > MaxOptionBytes)
        {
            throw Problems.InvalidParameter(option.Name, option.Values.Expected);
        }

        return reader.TokenType == JsonTokenType.String ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);
    }

    private static void RequireType(bool isOfIt, string member, string expected)
    {
        if (!isOfIt)
        {
            throw Problems.InvalidParameter(member, expected);
        }
    }

    private static void Require(bool isWellFormed)
    {
        if (!isWellFormed)
        {
            throw new ApiProblemException(ErrorCatalogue.InvalidRequest);
        }
    }
}
