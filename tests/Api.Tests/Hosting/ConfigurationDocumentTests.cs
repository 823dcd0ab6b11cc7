using System.Reflection;
using TDGan.Api.Http;
using TDGan.Api.Tests.Support;
using TDGan.Inference.Classification;

namespace TDGan.Api.Tests.Hosting;

/// <summary>docs/configuration.md against the option classes: every key stands in the table, and every key of the table exists.</summary>
public sealed class ConfigurationDocumentTests
{
    private const string KeyPrefix = "TDGan:";

    [Fact]
    public void Table_Keys_AreThoseOfTheOptionClasses()
    {
        string[] documented =
        [
            .. File.ReadLines(SourceTree.Find("docs/configuration.md"))
                .Where(line => line.StartsWith($"| `{KeyPrefix}", StringComparison.Ordinal))
                .Select(line => line.Split('`')[1])
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(OptionKeys().Order(StringComparer.Ordinal), documented);
    }

    [Fact]
    public void Table_Defaults_AreThoseOfTheOptionClasses()
    {
        Dictionary<string, string> documented = File.ReadLines(SourceTree.Find("docs/configuration.md"))
            .Where(line => line.StartsWith($"| `{KeyPrefix}", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(cells => cells[1].Trim('`'), cells => cells[2]);
        foreach ((string key, object? value) in OptionClasses().SelectMany(Defaults).Where(option => option.Value is not null))
        {
            Assert.Equal(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture), documented[key]);
        }
    }

    private static IEnumerable<string> OptionKeys() => OptionClasses().SelectMany(Defaults).Select(option => option.Key);

    private static IEnumerable<(string Key, object? Value)> Defaults(Type options)
    {
        object instance = Activator.CreateInstance(options)!;
        string section = (string)options.GetField("SectionName")!.GetRawConstantValue()!;
        return options.GetProperties().Select(property => ($"{section}:{property.Name}", property.GetValue(instance)));
    }

    private static IEnumerable<Type> OptionClasses() => new[] { typeof(IExpressionClassifier).Assembly, typeof(LimitsOptions).Assembly }
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.GetField("SectionName", BindingFlags.Public | BindingFlags.Static) is not null);
}
