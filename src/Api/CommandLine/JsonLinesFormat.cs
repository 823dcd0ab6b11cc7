using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TDGan.Api.Replies;

namespace TDGan.Api.CommandLine;

/// <summary>
/// A JSON object on a line for each picture: <c>{"file":"...","result":{...}}</c> with the service's reply, or
/// <c>{"file":"...","problem":{"code":"...","title":"...","detail":"..."}}</c>.
/// </summary>
internal sealed class JsonLinesFormat : IOutcomeFormat
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Header => "";

    public string Format(PictureOutcome outcome)
    {
        using MemoryStream line = new();
        using (Utf8JsonWriter writer = new(line, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("file", outcome.File);
            if (outcome.Reply is { } reply)
            {
                writer.WritePropertyName("result");
                JsonSerializer.Serialize(writer, reply, ApiJsonContext.Default.ExpressionsReply);
            }
            else
            {
                writer.WriteStartObject("problem");
                writer.WriteString("code", outcome.ProblemCode);
                writer.WriteString("title", outcome.ProblemTitle);
                if (outcome.ProblemDetail is { } detail)
                {
                    writer.WriteString("detail", detail);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length) + "\n";
    }

    public bool TryRead(string line, out string? file, out bool endsOutcome)
    {
        (file, endsOutcome) = (null, true);
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            file = document.RootElement.GetProperty("file").GetString();
            return file is not null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }
}
