using System.Text.Json;
using TDGan.Api.Tests.Support;
using TDGan.Inference.Expressions;
using TDGan.TestSupport.Pictures;

namespace TDGan.Api.Tests.Documentation;

/// <summary>Every command of docs/open-inference.md, run against the shipped models as it is written there; only the address is put in.</summary>
public sealed class OpenInferenceGuideTests : IAsyncLifetime
{
    private const string WrittenAddress = "http://localhost:8080/";
    private const string AdminKey = "a-key-of-the-documentation-tests";

    private readonly string _folder = Directory.CreateTempSubdirectory("tdgan-examples").FullName;
    private RunningService _service = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await RunningService.StartAsync(
            $"--TDGan:Models:Path={SourceTree.Find("models")}", "--TDGan:Admin:Enabled=true", $"--TDGan:Admin:ApiKey={AdminKey}");
        await File.WriteAllBytesAsync(
            Path.Combine(_folder, "portrait.jpg"), DrawnFaces.Jpeg(Expression.Happiness), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Examples_RunAsWritten_AnswerWithWhatTheyAskFor()
    {
        Assert.SkipUnless(ExampleProgram.IsInstalled("curl"), "curl is not installed on this machine.");
        IReadOnlyList<string> examples = MarkdownExamples.Read("docs/open-inference.md", "bash");

        Assert.InRange(examples.Count, 3, int.MaxValue);
        foreach (string example in examples)
        {
            string code = $"export TDGAN_ADMIN_KEY={AdminKey}\n" + example.Replace(WrittenAddress, _service.Address.AbsoluteUri, StringComparison.Ordinal);
            JsonElement reply = JsonElement.Parse(await ExampleProgram.RunAsync(_folder, "bash", "example.sh", code));
            if (example.Contains("/repository/", StringComparison.Ordinal))
            {
                Assert.All(reply.EnumerateArray(), model => Assert.Equal("READY", model.Text("state")));
                continue;
            }

            JsonElement tensor = Assert.Single(reply.GetProperty("outputs").EnumerateArray());
            Assert.Equal("probabilities", tensor.Text("name"));
            Assert.NotEmpty(tensor.GetProperty("data").EnumerateArray());
        }
    }
}
