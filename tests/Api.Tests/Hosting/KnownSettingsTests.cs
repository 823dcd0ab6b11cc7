using System.Reflection;
using Microsoft.Extensions.Configuration;
using TDGan.Api.Hosting;
using TDGan.Api.Http;
using TDGan.Inference.Classification;

namespace TDGan.Api.Tests.Hosting;

public sealed class KnownSettingsTests
{
    [Theory]
    [InlineData("TDGan:Sesions:Device", "TDGan:Sesions is no setting; the nearest is TDGan:Sessions")]
    [InlineData("TDGan:Sessions:Devise", "TDGan:Sessions:Devise is no setting; the nearest is TDGan:Sessions:Device")]
    [InlineData("TDGan:Access:Keys:0:Scope:0", "TDGan:Access:Keys:0:Scope is no setting; the nearest is TDGan:Access:Keys:0:Scopes")]
    [InlineData("TDGan:Limits:Deadline:Seconds", "TDGan:Limits:Deadline:Seconds is no setting")]
    [InlineData("TDGan:Access:Keys", "TDGan:Access:Keys takes no value of its own; TDGan:Access:Keys:0 is the first")]
    [InlineData("TDGan:Access:Keys:0", "TDGan:Access:Keys:0 takes no value of its own; its settings do")]
    public void FindUnknown_KeyThatDoesNotExist_NamesTheNearest(string key, string sentence) =>
        Assert.Equal([sentence], KnownSettings.FindUnknown(Configuration(key)));

    [Theory]
    [InlineData("tdgan:sessions:device")]
    [InlineData("TDGan:Access:Keys:3:Scopes:1")]
    [InlineData("TDGan:CrossOrigin:AllowedOrigins:0")]
    [InlineData("TDGan:Images:MaxJpegPixels")]
    [InlineData("Logging:LogLevel:Anything")]
    public void FindUnknown_KeyThatExistsOrIsOfOthers_IsSilent(string key) => Assert.Empty(KnownSettings.FindUnknown(Configuration(key)));

    [Fact]
    public void OptionClasses_ComparedWithTheAssemblies_AreAll() => Assert.Equal(
        new[] { typeof(IExpressionClassifier).Assembly, typeof(LimitsOptions).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.GetField("SectionName", BindingFlags.Public | BindingFlags.Static) is not null)
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal),
        KnownSettings.OptionClasses.Select(type => type.Name).Order(StringComparer.Ordinal));

    private static IConfiguration Configuration(string key) =>
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>(key, "1")]).Build();
}
