using TDGan.Api.Tests.Support;
using TDGan.Client.Replies;
using TDGan.Client.Requests;

namespace TDGan.Client.Tests;

/// <summary>The example of docs/client.md: it runs here, and the document holds the same lines.</summary>
public sealed class DocumentedExampleTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    [Fact]
    public async Task Example_AgainstTheService_Works()
    {
        string folder = Directory.CreateTempSubdirectory("tdgan-example-").FullName;
        string portrait = Path.Combine(folder, "portrait.png");
        string result = Path.Combine(folder, "happy.png");
        await File.WriteAllBytesAsync(portrait, ServiceFixture.Angry.Content.ToArray(), TestContext.Current.CancellationToken);
        Uri address = fixture.Service.Address;
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        List<string> said = [];

        // <example>
        using HttpClient http = new() { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        TDGanClient client = new(http, new TDGanClientOptions { Timeout = TimeSpan.FromMinutes(1) });

        Picture face = await Picture.FromFileAsync(portrait, cancellationToken);
        ExpressionsResult read = await client.ReadExpressionsAsync(face, new ExpressionsOptions { TopK = 3 }, cancellationToken);
        foreach (Face found in read.Faces)
        {
            said.Add($"{found.Dominant}: {found.Expressions[0].Score:P0}");
        }

        try
        {
            TransferOptions transfer = new(face) { ExpressionLabel = "happiness", Seed = 7 };
            GeneratedPicture picture = await client.TransferAsync(transfer, cancellationToken);
            await File.WriteAllBytesAsync(result, picture.Content, cancellationToken);
        }
        catch (TDGanProblemException problem) when (problem.Code == "no-face-detected")
        {
            said.Add(problem.Problem.Detail!);
        }

        // </example>
        Assert.NotEmpty(said);
        Assert.True(File.Exists(result));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Document_ItsExample_IsTheOneThatRuns()
    {
        string source = await ReadAsync("tests/Client.Tests/DocumentedExampleTests.cs");
        string document = await ReadAsync("docs/client.md");
        string example = Lines(source.Split("// <example>")[1].Split("// </example>")[0]);
        Assert.Contains(example, Lines(document), StringComparison.Ordinal);
    }

    private static Task<string> ReadAsync(string path) =>
        File.ReadAllTextAsync(SourceTree.Find(path), TestContext.Current.CancellationToken);

    private static string Lines(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
}
