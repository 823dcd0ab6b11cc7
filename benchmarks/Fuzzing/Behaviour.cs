using System.Text.Json;
using System.Text.RegularExpressions;
using TDGan.TestSupport.Fuzzing;

namespace TDGan.Benchmarks.Fuzzing;

/// <summary>
/// What an answer tells of the way that a request took through the service: address, status, problem code, and the words of its detail without
/// what the request itself said.
/// </summary>
internal static partial class Behaviour
{
    private const int MaxDetailLength = 80;

    /// <summary>One line, equal for answers of one kind.</summary>
    public static string Of(FuzzRequest request, int status, byte[] body)
    {
        string path = ModelName().Replace(request.Target.Split('?')[0], "$1*");
        return $"{request.Method} {path} {status} {Problem(body)}".TrimEnd();
    }

    private static string Problem(byte[] body)
    {
        // Problems are small; pictures and lists of faces tell nothing more here.
        if (body.Length is 0 or > 4096 || body[0] != '{')
        {
            return "";
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.TryGetProperty("code", out JsonElement code) ? $"{code.GetString()} {Detail(document.RootElement)}" : "";
        }
        catch (JsonException)
        {
            // Not JSON after all: an answer of its own kind.
            return "no-json";
        }
    }

    private static string Detail(JsonElement problem)
    {
        string text = problem.TryGetProperty("detail", out JsonElement detail) ? detail.GetString() ?? "" : "";
        string words = Said().Replace(text, "*");
        return words.Length > MaxDetailLength ? words[..MaxDetailLength] : words;
    }

    [GeneratedRegex("^(/api/v1/models/).+")]
    private static partial Regex ModelName();

    // Quoted words and numbers come from the request.
    [GeneratedRegex("'[^']*'|\"[^\"]*\"|“[^”]*”|[-+]?\\d[\\d.,e+]*")]
    private static partial Regex Said();
}
