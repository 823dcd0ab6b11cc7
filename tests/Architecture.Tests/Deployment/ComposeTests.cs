using System.Text.RegularExpressions;
using TDGan.Architecture.Tests.Repository;
using Xunit;

namespace TDGan.Architecture.Tests.Deployment;

/// <summary>The compose file: what it mounts and builds exists, and nothing in it runs softer than it needs to.</summary>
public sealed partial class ComposeTests
{
    private const string Configuration = "/etc/prometheus/prometheus.yml";
    private static readonly ComposeFile File = ComposeFile.Read();

    [Fact]
    public void Services_WithoutAProfile_AreTheServiceAndPrometheus() =>
        Assert.Equal(["api", "prometheus"], File.Services.Where(pair => pair.Value.Profiles.Count == 0).Select(pair => pair.Key).Order());

    [Fact]
    public void Services_EachOfThem_IsHardenedLimitedAndProbed() => Assert.All(File.Services.Values, service =>
    {
        Assert.True(service.IsReadOnly);
        Assert.Equal(["ALL"], service.DroppedCapabilities);
        Assert.Contains("no-new-privileges:true", service.SecurityOptions);
        Assert.NotNull(service.MemoryLimit);
        Assert.NotNull(service.HealthCheck);
        Assert.All(service.Ports, port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
    });

    [Fact]
    public void Builds_TheFilesThatTheyName_Exist() => Assert.All(
        File.Services.Values.Where(service => service.Build is not null),
        service => Assert.True(RepositoryFolder.Exists(Path.Combine(ComposeFile.Folder, service.Build!.Context, service.Build.Dockerfile))));

    [Fact]
    public void Builds_TheirBaseImages_AreArgumentsThatCanBeGiven() => Assert.All(
        File.Services.Values.Select(service => service.Build).OfType<ComposeFile.BuildSection>(),
        build =>
        {
            string dockerfile = RepositoryFolder.ReadText($"docker/{Path.GetFileName(build.Dockerfile)}");
            Assert.Equal(build.Arguments, BaseImage().Matches(dockerfile).Select(match => match.Groups["name"].Value));
        });

    [Fact]
    public void Prometheus_ItsImage_IsPinnedAndReplaceable() =>
        Assert.Matches(PinnedImage(), File.Services["prometheus"].Image);

    [Fact]
    public void Prometheus_ItsStart_WaitsForAHealthyService() =>
        Assert.Equal("service_healthy", File.Services["prometheus"].DependsOn["api"].Condition);

    [Fact]
    public void Prometheus_FilesOfTheRepository_ExistAndAreMountedReadOnly()
    {
        string[][] mounts = [.. File.Services["prometheus"].Volumes
            .Where(volume => volume.StartsWith('.'))
            .Select(volume => volume.Split(':'))];

        Assert.NotEmpty(mounts);
        Assert.All(mounts, mount => Assert.True(RepositoryFolder.Exists(Path.Combine(ComposeFile.Folder, mount[0])), mount[0]));
        Assert.All(mounts, mount => Assert.Equal("ro", mount[2]));
        Assert.Contains($"--config.file={Configuration}", File.Services["prometheus"].Command);
        Assert.Contains(Configuration, mounts.Select(mount => mount[1]));
    }

    [Fact]
    public void PrometheusConfiguration_RuleFiles_AreMountedBesideIt()
    {
        string configuration = RepositoryFolder.ReadText($"{ComposeFile.Folder}/prometheus/prometheus.yml");
        string[] rules = [.. RuleFile().Matches(configuration).Select(match => match.Groups["name"].Value)];

        Assert.NotEmpty(rules);
        Assert.All(rules, name => Assert.Contains(
            File.Services["prometheus"].Volumes,
            volume => volume.EndsWith($":/etc/prometheus/{name}:ro", StringComparison.Ordinal)));
    }

    [Fact]
    public void PrometheusConfiguration_ItsTarget_IsTheServiceAtThePortOfItsImage()
    {
        Assert.Contains("\"api:8080\"", RepositoryFolder.ReadText($"{ComposeFile.Folder}/prometheus/prometheus.yml"), StringComparison.Ordinal);
        Assert.EndsWith(":8080", Assert.Single(File.Services["api"].Ports), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^ARG (?<name>\w+_IMAGE)=", RegexOptions.Multiline)]
    private static partial Regex BaseImage();

    [GeneratedRegex(@"^\$\{PROMETHEUS_IMAGE:-[a-z0-9./-]+:v\d+\.\d+\.\d+\}$")]
    private static partial Regex PinnedImage();

    [GeneratedRegex(@"^  - (?<name>[\w.-]+\.rules\.yml)$", RegexOptions.Multiline)]
    private static partial Regex RuleFile();
}
