using System.Collections.Immutable;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;
using TDGan.TestSupport.Models;
using Xunit;

namespace TDGan.Inference.Tests.Manifest;

public sealed class CompositionContractTests
{
    private static readonly CompositionRule Rule = new(CompositionRule.FlowAndChange, 0.02f);

    public static TheoryData<CompositionRule, string> BadRules() => new()
    {
        { Rule with { Form = "layers-v9" }, "composition.form flow-and-change-v1" },
        { Rule with { Margin = 0 }, "composition.margin above 0 and below 0.5" },
        { Rule with { Margin = 0.5f }, "composition.margin above 0 and below 0.5" },
        { Rule with { Gains = Gains("joy", 1) }, "composition.gains of surprise, fear, disgust, happiness, sadness, anger, neutral" },
        { Rule with { Gains = Gains("fear", -1) }, "composition.gains.fear from 0 to 8" },
        { Rule with { Gains = Gains("fear", 8.5f) }, "composition.gains.fear from 0 to 8" },
    };

    [Theory]
    [MemberData(nameof(BadRules))]
    public async Task LoadAsync_BadRule_SaysWhatIsExpected(CompositionRule rule, string expected)
    {
        using var models = TinyModelRepository.Create(new TinyGenerator(WithParts: true));
        models.EditManifest(ModelNames.Decoder, manifest => manifest with { Composition = rule });

        var exception = await Assert.ThrowsAsync<ModelFolderException>(() => LoadAsync(models));

        Assert.Equal(expected, exception.Expected);
    }

    [Fact]
    public async Task LoadAsync_RuleWithoutItsOutputs_IsRefused()
    {
        using var models = TinyModelRepository.Create();
        models.EditManifest(ModelNames.Decoder, manifest => manifest with { Composition = Rule });

        var exception = await Assert.ThrowsAsync<ModelFolderException>(() => LoadAsync(models));

        Assert.Equal(("output flow FP32 [-1,2,h,h] for the composition", "none"), (exception.Expected, exception.Actual));
    }

    [Fact]
    public async Task LoadAsync_Rule_ComesBackWhole()
    {
        using var models = TinyModelRepository.Create(new TinyGenerator(WithParts: true));
        models.EditManifest(ModelNames.Decoder, manifest => manifest with { Composition = Rule with { Gains = Gains("fear", 3) } });

        using OnnxModel model = await LoadAsync(models);

        Assert.Equal(3, model.Manifest.Composition!.Gains!["fear"].Mouth);
    }

    [Fact]
    public void GainsOf_Mixture_IsTheWeightedMean()
    {
        CompositionRule rule = Rule with { Gains = Gains("fear", 3) };

        CompositionGains gains = rule.GainsOf([0, 0.25f, 0.75f, 0, 0, 0, 0]);

        // 0.25 of fear's and 0.75 of the motion alone.
        Assert.Equal(new CompositionGains(1, 1, 1.5f, 0.125f, 0.125f), gains);
    }

    private static ImmutableSortedDictionary<string, CompositionGains> Gains(string label, float mouth) =>
        ImmutableSortedDictionary<string, CompositionGains>.Empty.Add(label, new CompositionGains(1, 1, mouth, 0.5f, 0.5f));

    private static Task<OnnxModel> LoadAsync(TinyModelRepository models) => OnnxModel.LoadAsync(
        models.VersionFolder(ModelNames.Decoder), new OnnxSessionPoolOptions { Device = "cpu", Sessions = 1 }, TestContext.Current.CancellationToken);
}
