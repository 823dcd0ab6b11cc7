using System.Diagnostics;
using k8s;
using TDGan.Architecture.Tests.Repository;
using Xunit;

namespace TDGan.Architecture.Tests.Deployment;

/// <summary>Renders an overlay with <c>kubectl kustomize</c> or <c>kustomize build</c>; the test is skipped where neither is installed.</summary>
internal static class Kustomize
{
    private static readonly (string Program, string Verb)[] Programs = [("kubectl", "kustomize"), ("kustomize", "build")];

    private static readonly Dictionary<string, Type> OtherKinds = new() { [ServiceMonitor.TypeName] = typeof(ServiceMonitor) };

    /// <summary>Everything that the overlay makes, each read by its schema: a field that it does not know is an error.</summary>
    /// <param name="folder">Relative to the root of the repository.</param>
    public static async Task<IReadOnlyList<object>> RenderAsync(string folder)
    {
        (string Program, string Verb) tool = Programs.FirstOrDefault(one => IsInstalled(one.Program));
        Assert.SkipWhen(tool.Program is null, "neither kubectl nor kustomize is installed");
        using Process process = Process.Start(new ProcessStartInfo(tool.Program!, [tool.Verb, RepositoryFolder.FullPath(folder)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string rendered = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await errors);
        return Load(rendered);
    }

    /// <summary>Objects of Kubernetes and those of others that are used here, read strictly.</summary>
    public static IReadOnlyList<object> Load(string yaml) => KubernetesYaml.LoadAllFromString(yaml, OtherKinds, strict: true);

    private static bool IsInstalled(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
