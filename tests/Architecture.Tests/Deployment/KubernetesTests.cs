using k8s;
using k8s.Models;
using TDGan.Architecture.Tests.Repository;
using Xunit;

namespace TDGan.Architecture.Tests.Deployment;

/// <summary>The manifests against the schemas of Kubernetes: a field that none of them knows is an error.</summary>
public sealed class KubernetesTests
{
    private const string Folder = "deploy/kubernetes";

    [Fact]
    public void Manifests_LoadedStrictly_KnowEveryField()
    {
        IReadOnlyList<string> files = [.. RepositoryFolder.Files(Folder, ".yaml").Where(path => !path.EndsWith("kustomization.yaml", StringComparison.Ordinal))];

        Assert.True(files.Count >= 11);
        Assert.All(files, path => Assert.NotEmpty(Kustomize.Load(RepositoryFolder.ReadText(path))));
    }

    [Fact]
    public void Kustomizations_TheFilesTheyName_Exist()
    {
        IReadOnlyList<string> files = [.. RepositoryFolder.Files(Folder, ".yaml").Where(path => path.EndsWith("kustomization.yaml", StringComparison.Ordinal))];

        Assert.Equal(8, files.Count);
        foreach (string file in files)
        {
            IEnumerable<string> named = RepositoryFolder.ReadText(file).Split('\n')
                .Select(line => line.Trim())
                .Where(line => line.StartsWith("- ", StringComparison.Ordinal) && !line.Contains("name:", StringComparison.Ordinal))
                .Select(line => line[2..].Replace("path: ", "", StringComparison.Ordinal));
            Assert.All(named, name => Assert.True(RepositoryFolder.Exists(Path.Combine(Path.GetDirectoryName(file)!, name)), $"{file} names {name}"));
        }
    }

    [Fact]
    public void BulkJob_ItsShards_AreItsCompletions()
    {
        V1Job job = Assert.IsType<V1Job>(
            Assert.Single(KubernetesYaml.LoadAllFromString(RepositoryFolder.ReadText($"{Folder}/bulk/job.yaml"), strict: true)));

        V1Container container = Assert.Single(job.Spec.Template.Spec.Containers);
        Assert.Equal("Indexed", job.Spec.CompletionMode);
        Assert.Contains($"auto/{job.Spec.Completions}", container.Args);
        Assert.Contains(container.Args, argument => argument.Contains("$(JOB_COMPLETION_INDEX)", StringComparison.Ordinal));
        Assert.True(job.Spec.Parallelism <= job.Spec.Completions);

        // With another policy Kubernetes refuses the rules for failures.
        Assert.Equal("Never", job.Spec.Template.Spec.RestartPolicy);
        Assert.All(job.Spec.PodFailurePolicy.Rules, rule => Assert.True(rule.OnExitCodes is null || rule.OnExitCodes.ContainerName == container.Name));
        Assert.True(job.Spec.Template.Spec.SecurityContext.RunAsNonRoot);
        Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
        Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
    }

    [Fact]
    public void Deployment_ItsContainer_IsHardenedAndProbed()
    {
        V1Deployment deployment = Assert.IsType<V1Deployment>(
            Assert.Single(KubernetesYaml.LoadAllFromString(RepositoryFolder.ReadText($"{Folder}/base/deployment.yaml"), strict: true)));

        V1PodSpec pod = deployment.Spec.Template.Spec;
        V1Container container = Assert.Single(pod.Containers);
        Assert.True(pod.SecurityContext.RunAsNonRoot);
        Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
        Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
        Assert.Equal("/startupz", container.StartupProbe.HttpGet.Path);
        Assert.Equal("/readyz", container.ReadinessProbe.HttpGet.Path);
        Assert.Equal("/livez", container.LivenessProbe.HttpGet.Path);
    }
}
