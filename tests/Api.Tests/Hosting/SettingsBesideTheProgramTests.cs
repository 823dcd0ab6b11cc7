using System.Net;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Hosting;

/// <summary>Starts a copy of the executable with settings of its own.</summary>
public sealed class SettingsBesideTheProgramTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("tdgan-program-").FullName;

    private string Program => Path.Combine(_root, "program");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("program")]
    [InlineData("")]
    public async Task Start_KeyInTheSettingsBesideTheProgram_IsAskedForWhereverItIsStarted(string workingFolder)
    {
        string executable = CopyProgram();
        await File.WriteAllTextAsync(
            Path.Combine(Program, "appsettings.json"),
            """{"TDGan":{"Access":{"Keys":[{"Name":"a","Key":"0123456789abcdef"}]}}}""",
            TestContext.Current.CancellationToken);
        using ServiceProcess service = ServiceProcess.StartIn(Path.Combine(_root, workingFolder), executable, TinyModels.Path);
        using HttpClient client = new() { BaseAddress = await service.ListeningAsync() };

        using HttpResponseMessage without = await client.FetchAsync("/api/v1/models");
        client.DefaultRequestHeaders.Add("X-Api-Key", "0123456789abcdef");
        using HttpResponseMessage with = await client.FetchAsync("/api/v1/models");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (without.StatusCode, with.StatusCode));
    }

    private string CopyProgram()
    {
        string built = Path.GetDirectoryName(ServiceProcess.FindExecutable())!;
        foreach (string file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(Program, Path.GetRelativePath(built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return Path.Combine(Program, Path.GetFileName(ServiceProcess.FindExecutable()));
    }
}
