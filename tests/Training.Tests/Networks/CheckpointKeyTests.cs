using TDGan.Training.Configuration;
using TDGan.Training.Networks;

namespace TDGan.Training.Tests.Networks;

/// <summary>Field names are checkpoint keys: a renamed field would make every saved run unreadable.</summary>
public sealed class CheckpointKeyTests
{
    /// <summary>Set to 1 to write the approved files anew.</summary>
    private const string RefreshVariable = "TDGAN_REFRESH_CONTRACT";

    [Theory]
    [InlineData("paper")]
    [InlineData("small")]
    public void Keys_OfTheGenerator_EqualTheApprovedFile(string preset)
    {
        using Generator generator = NetworkFactory.Generator(OptionsReader.ReadPreset(preset).Networks);
        string[] keys = [.. generator.state_dict().Select(entry => $"{entry.Key} [{string.Join(',', entry.Value.shape)}]").Order(StringComparer.Ordinal)];
        string approved = ProjectFolder.File("Networks", $"checkpoint-keys.{preset}.approved.txt");
        if (Environment.GetEnvironmentVariable(RefreshVariable) == "1")
        {
            File.WriteAllLines(approved, keys);
        }

        Assert.Equal(File.ReadAllLines(approved), keys);
    }
}
