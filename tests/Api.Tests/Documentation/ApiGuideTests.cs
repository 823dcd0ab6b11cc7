using TDGan.Api.Tests.Support;
using TDGan.Inference.Expressions;
using TDGan.TestSupport.Pictures;

namespace TDGan.Api.Tests.Documentation;

/// <summary>Every example of docs/api.md, run against the service as it is written there; only the address and the pictures are put in.</summary>
public sealed class ApiGuideTests(SharedService shared) : IAsyncLifetime
{
    private const string Page = "docs/api.md";
    private const string WrittenAddress = "http://localhost:8080/";
    private const string ProblemType = "urn:tdgan:problem:";

    private readonly string _folder = Directory.CreateTempSubdirectory("tdgan-examples").FullName;

    public async ValueTask InitializeAsync()
    {
        await WriteAsync("photo.jpg", DrawnFaces.Jpeg(Expression.Neutral));
        await WriteAsync("smile.jpg", DrawnFaces.Jpeg(Expression.Happiness));
        await WriteAsync("notes.txt", "no picture"u8.ToArray());
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("bash", "curl", "example.sh", 6)]
    [InlineData("python", "python3", "example.py", 2)]
    [InlineData("javascript", "node", "example.mjs", 1)]
    public async Task Examples_RunAsWritten_AllSucceedAndPrint(string language, string needed, string fileName, int atLeast)
    {
        Assert.SkipUnless(ExampleProgram.IsInstalled(needed), $"{needed} is not installed on this machine.");
        IReadOnlyList<string> examples = MarkdownExamples.Read(Page, language);
        string program = language == "bash" ? "bash" : needed;

        Assert.InRange(examples.Count, atLeast, int.MaxValue);
        foreach (string example in examples)
        {
            string output = await ExampleProgram.RunAsync(_folder, program, fileName, example.Replace(WrittenAddress, shared.Service.Address.AbsoluteUri, StringComparison.Ordinal));
            CheckOutput(example, output);
        }

        CheckPictures();
    }

    /// <summary>What an example prints is a reply; only that of the file that is no picture is a problem.</summary>
    private static void CheckOutput(string example, string output)
    {
        Assert.Equal(example.Contains("notes.txt", StringComparison.Ordinal), output.Contains(ProblemType, StringComparison.Ordinal));
        Assert.True(output.Length > 0 || example.Contains(" -o ", StringComparison.Ordinal), example);
    }

    /// <summary>What was saved is a picture, not a problem under a picture's name.</summary>
    private void CheckPictures()
    {
        foreach (string file in Directory.EnumerateFiles(_folder).Where(file => Path.GetExtension(file) is ".png" or ".webp"))
        {
            Assert.NotEqual((byte)'{', File.ReadAllBytes(file)[0]);
        }
    }

    private Task WriteAsync(string name, byte[] bytes) =>
        File.WriteAllBytesAsync(Path.Combine(_folder, name), bytes, TestContext.Current.CancellationToken);
}
