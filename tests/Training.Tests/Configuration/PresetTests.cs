using System.Text.Json;
using TDGan.Training.Configuration;

namespace TDGan.Training.Tests.Configuration;

public sealed class PresetTests
{
    public static TheoryData<string> Names => [.. OptionsReader.PresetNames];

    [Theory]
    [MemberData(nameof(Names))]
    public void Preset_OfTheProgram_IsValidAndSurvivesWriting(string name)
    {
        TrainingOptions options = OptionsReader.ReadPreset(name);
        TrainingOptionsValidator.Check(options);
        Assert.Equal(options, OptionsReader.Parse(OptionsReader.Write(options)));
    }

    [Fact]
    public void Names_AreTheSixPresets() => Assert.Equal(["own", "paper", "planted", "plus", "small", "smoke"], OptionsReader.PresetNames);

    [Fact]
    public void Parse_UnknownOption_NamesIt()
    {
        JsonException error = Assert.Throws<JsonException>(() => OptionsReader.Parse("""{ "networks": { "imageSize": 64 } }"""));
        Assert.Contains("imageSize", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadPreset_UnknownName_ListsThePresets()
    {
        FileNotFoundException error = Assert.Throws<FileNotFoundException>(() => OptionsReader.ReadPreset("huge"));
        Assert.Contains("own, paper, planted, plus, small, smoke", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_SeveralErrors_NamesThemAll()
    {
        TrainingOptions options = new()
        {
            Networks = new NetworkOptions { ImageSide = 100, Width = 9 },
            Losses = new LossWeights { Perceptual = -1 },
        };
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => TrainingOptionsValidator.Check(options));
        Assert.Contains("Networks.ImageSide", error.Message, StringComparison.Ordinal);
        Assert.Contains("Networks.Width", error.Message, StringComparison.Ordinal);
        Assert.Contains("Losses.Perceptual", error.Message, StringComparison.Ordinal);
    }
}
