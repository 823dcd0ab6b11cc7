using TDGan.Training.Ablation;
using TDGan.Training.Configuration;

namespace TDGan.Training.Tests.Ablation;

public sealed class AblationPlanTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"tdgan-plan-{Guid.NewGuid():N}.json");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Cases_Patches_ChangeThePresetAndFirstSeedsComeFirst()
    {
        AblationPlan plan = Read("""
            {
              "preset": "small", "steps": 7, "seeds": [3], "patch": { "losses": { "perceptual": 2, "faceRealism": 0 } },
              "variants": [
                { "name": "a", "about": "x", "seeds": [1, 2] },
                { "name": "b", "about": "y", "patch": { "losses": { "perceptual": 0 } }, "start": ["expression-branch"] }
              ]
            }
            """);
        IReadOnlyList<AblationCase> cases = AblationPlanReader.Cases(plan, "models");
        Assert.Equal(["a-seed1", "b-seed3", "a-seed2"], cases.Select(planned => planned.FolderName));
        Assert.Equal([2, 0, 2], cases.Select(planned => planned.Options.Losses.Perceptual));
        Assert.All(cases, planned => Assert.Equal(0, planned.Options.Losses.FaceRealism));
        Assert.All(cases, planned => Assert.Equal((0, 7), (planned.Options.ExpressionPhase.Steps, planned.Options.AdversarialPhase.Steps)));
        Assert.Equal(64, cases[0].Options.Networks.ImageSide);
        Assert.Equal([0, 1, 0], cases.Select(planned => planned.Start.Parts.Count));
    }

    [Fact]
    public void Read_SeveralFaults_NamesThemAll()
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Read("""
            {
              "preset": "small", "reference": "nobody", "start": ["head"],
              "variants": [{ "name": "a", "about": "x" }, { "name": "a", "about": "x" }, { "name": "A/b", "about": "x" }]
            }
            """));
        Assert.All(
            ["steps or minutes", "'nobody'", "'head'", "'a' is there more than once", "'A/b'"],
            part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "losses": { "perceptul": 0 } }""", "perceptul")]
    [InlineData("""{ "losses": { "perceptual": -1 } }""", "Losses.Perceptual")]
    public void Cases_PatchOfNoOrABadOption_NamesTheVariant(string patch, string named)
    {
        AblationPlan plan = Read($$"""{ "preset": "small", "steps": 1, "variants": [{ "name": "odd", "about": "x", "patch": {{patch}} }] }""");
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => AblationPlanReader.Cases(plan, "models"));
        Assert.Contains("'odd'", error.Message, StringComparison.Ordinal);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PlanOfTheDocuments_HasValidVariants()
    {
        AblationPlan plan = AblationPlanReader.Read(ProjectFolder.File("..", "..", "docs", "ablations", "plan.json"));
        IReadOnlyList<AblationCase> cases = AblationPlanReader.Cases(plan, "models");
        Assert.True(plan.Variants.Count >= 5);
        Assert.Contains(cases, planned => planned.Options.AdversarialPhase.ClassificationOnly);
        Assert.DoesNotContain(cases, planned => planned.Options.AdversarialPhase.ExpressionBranchFrozen);
        Assert.All(cases, planned => Assert.Equal(Precision.Full, planned.Options.Networks.Precision));
    }

    private AblationPlan Read(string json)
    {
        File.WriteAllText(_file, json);
        return AblationPlanReader.Read(_file);
    }
}
