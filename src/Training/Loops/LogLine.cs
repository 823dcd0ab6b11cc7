using System.Text.Json;

namespace TDGan.Training.Loops;

/// <summary>One line of <c>log.jsonl</c>.</summary>
internal static class LogLine
{
    /// <summary>Phase and step of a line, or null where it is torn or of another kind.</summary>
    public static (string Phase, int Step)? Position(string line)
    {
        try
        {
            using JsonDocument entry = JsonDocument.Parse(line);
            return entry.RootElement.TryGetProperty("phase", out JsonElement phase) && entry.RootElement.TryGetProperty("step", out JsonElement step)
                ? (phase.GetString()!, step.GetInt32())
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
