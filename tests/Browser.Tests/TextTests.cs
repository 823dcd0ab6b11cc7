using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TDGan.Browser.Tests.Support;

namespace TDGan.Browser.Tests;

/// <summary>The words of the page: complete in every language, and in the reader's.</summary>
public sealed partial class TextTests(PageFixture fixture)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    [Theory]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("zh")]
    public void Language_AgainstEnglish_HasTheSameKeysAndBlanks(string language)
    {
        Dictionary<string, string> english = Words("en");
        Dictionary<string, string> words = Words(language);

        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), words.Keys.Order(StringComparer.Ordinal));
        Assert.All(words, pair => Assert.NotEqual("", pair.Value.Trim()));
        Assert.All(words, pair => Assert.Subset(Blanks(english[pair.Key]), Blanks(pair.Value)));
    }

    [Fact]
    public void Keys_OfScriptsAndPages_AllHaveWords()
    {
        Dictionary<string, string> english = Words("en");
        string[] files = [.. Directory.GetFiles(Path.Combine(Folder, "js"), "*.js", SearchOption.AllDirectories), .. Directory.GetFiles(Folder, "*.html")];
        string[] keys = [.. files.SelectMany(file => Keys().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct()];

        Assert.True(keys.Length > 80);
        Assert.DoesNotContain(keys, key => !english.ContainsKey(key));
    }

    [Fact]
    public void Pages_BeforeTheirScripts_SayTheEnglishWords()
    {
        Dictionary<string, string> english = Words("en");

        Assert.All(Directory.GetFiles(Folder, "*.html"), file => Assert.All(
            Marked().Matches(File.ReadAllText(file)), match => Assert.Equal(english[match.Groups[1].Value], match.Groups[2].Value)));
    }

    [Theory]
    [InlineData("de-AT", "de", "Sieht nach Freude aus")]
    [InlineData("fr-CA", "fr", "Expression : joie")]
    [InlineData("es-MX", "es", "Parece: alegría")]
    [InlineData("zh-CN", "zh", "看起来是高兴")]
    [InlineData("pt-BR", "en", "Looks like happiness")]
    public async Task Page_InTheBrowsersLanguage_SpeaksIt(string locale, string language, string verdict)
    {
        await using OpenPage open = await fixture.OpenAsync(locale: locale);

        await Assertions.Expect(open.Page.Locator("#verdict")).ToHaveTextAsync(verdict);
        Assert.Equal(language, await open.Page.EvaluateAsync<string>("document.documentElement.lang"));
        Assert.Empty(open.Complaints);
    }

    private static Dictionary<string, string> Words(string language) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Folder, "text", language + ".json")))!;

    private static HashSet<string> Blanks(string text) => [.. Blank().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Blank();

    [GeneratedRegex(@"(?:\bt\(|\? |: )'([a-z]+\.(?!jpg|png|csv|zip|json)[a-zA-Z.]+)'")]
    private static partial Regex Keys();

    [GeneratedRegex("data-t=\"([^\"]+)\"[^>]*>([^<]+)<")]
    private static partial Regex Marked();
}
