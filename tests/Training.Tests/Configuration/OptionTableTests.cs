using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TDGan.Training.Configuration;

namespace TDGan.Training.Tests.Configuration;

/// <summary>The two option tables of docs/training.md against the records and their validator.</summary>
public sealed class OptionTableTests
{
    private const string RangeCode = "InclusiveBetweenValidator";
    private static readonly string[] Augmentations = ["augmentation", "pairAugmentation", "criticAugmentation", "discriminatorAugmentation"];
    private static readonly JsonObject Defaults = JsonNode.Parse(OptionsReader.Write(new TrainingOptions()))!.AsObject();

    [Fact]
    public void Tables_Names_AreThoseOfTheRecords() =>
        Assert.Equal(Leaves(Defaults, string.Empty).Select(leaf => leaf.Path).Order(StringComparer.Ordinal), Rows().Select(row => row.Path).Order(StringComparer.Ordinal));

    [Fact]
    public void Tables_Defaults_AreThoseOfTheRecords()
    {
        Dictionary<string, JsonNode> defaults = Leaves(Defaults, string.Empty).ToDictionary(leaf => leaf.Path, leaf => leaf.Value);
        Assert.All(Rows(), row =>
        {
            JsonNode value = defaults[row.Path];
            if (value.GetValueKind() == JsonValueKind.Number)
            {
                Assert.Equal(value.GetValue<double>(), Number(row.Default));
            }
            else
            {
                Assert.Equal(value.ToString(), row.Default);
            }
        });
    }

    [Fact]
    public void Tables_Ranges_AreThoseOfTheValidator() => Assert.All(Rows().Where(row => row.Range.Contains(" to ", StringComparison.Ordinal)), row =>
    {
        string[] ends = row.Range.Split(" to ");
        Assert.False(IsOutOfRange(row.Path, Number(ends[0])), $"{row.Path} {ends[0]}");
        Assert.False(IsOutOfRange(row.Path, Number(ends[1])), $"{row.Path} {ends[1]}");
        Assert.True(IsOutOfRange(row.Path, Number(ends[0]) - 1), $"{row.Path} below {ends[0]}");
        Assert.True(IsOutOfRange(row.Path, Number(ends[1]) + 1), $"{row.Path} above {ends[1]}");
    });

    [Fact]
    public void Tables_Choices_CanBeRead() => Assert.All(Rows().Where(row => row.Range.Contains(", ", StringComparison.Ordinal)), row =>
        Assert.All(row.Range.Split(", "), choice => OptionsReader.Parse(With(row.Path, bool.TryParse(choice, out bool flag) ? flag : choice))));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static bool IsOutOfRange(string path, double value)
    {
        TrainingOptions options;
        try
        {
            options = OptionsReader.Parse(With(path, value));
        }
        catch (JsonException)
        {
            return true;
        }

        return new TrainingOptionsValidator().Validate(options).Errors.Any(
            error => error.ErrorCode == RangeCode && string.Equals(error.PropertyName, path, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>JSON with one option set.</summary>
    private static string With(string path, JsonNode value)
    {
        if (value.GetValueKind() == JsonValueKind.Number && value.GetValue<double>() is var number && number == Math.Truncate(number))
        {
            value = (long)number;
        }

        return path.Split('.').Reverse().Aggregate(value, (inner, name) => new JsonObject { [name] = inner }).ToJsonString();
    }

    private static IEnumerable<(string Path, JsonNode Value)> Leaves(JsonObject node, string prefix) => node.SelectMany(member => member.Value is JsonObject inner
        ? Leaves(inner, $"{prefix}{member.Key}.")
        : [($"{prefix}{member.Key}", member.Value!)]);

    private static IEnumerable<(string Path, string Default, string Range)> Rows()
    {
        bool ofAugmentations = false;
        foreach (string line in File.ReadLines(ProjectFolder.File("..", "..", "docs", "training.md")))
        {
            string[] cells = line.Split('|', StringSplitOptions.TrimEntries);
            ofAugmentations = line.StartsWith("| option of |", StringComparison.Ordinal) || (ofAugmentations && cells.Length > 1);
            if (cells.Length < 6 || !cells[1].StartsWith('`'))
            {
                continue;
            }

            string name = cells[1].Trim('`');
            if (ofAugmentations)
            {
                foreach ((int column, string of) in Augmentations.Index())
                {
                    yield return ($"{of}.{name}", cells[2 + column], cells[6]);
                }
            }
            else if (Defaults.ContainsKey(name.Split('.')[0]))
            {
                yield return (name, cells[3], cells[4]);
            }
        }
    }
}
