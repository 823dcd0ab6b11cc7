using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.OpenApi;

/// <summary>docs/openapi.json is what clients build against: a change to it is a change to review.</summary>
public sealed class ContractFileTests(SharedService shared)
{
    /// <summary>Set to 1, the test writes the file instead of comparing it.</summary>
    private const string RefreshVariable = "TDGAN_REFRESH_CONTRACT";

    [Fact]
    public async Task GetDocument_ComparedWithTheCommittedFile_IsTheSame()
    {
        RunningService service = shared.Service;
        string live = await service.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        string file = SourceTree.Find("docs/openapi.json");
        if (Environment.GetEnvironmentVariable(RefreshVariable) == "1")
        {
            await File.WriteAllTextAsync(file, live + "\n", TestContext.Current.CancellationToken);
        }

        string committed = File.Exists(file) ? await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) : "";
        Assert.True(
            committed.TrimEnd() == live,
            "docs/openapi.json differs from the service's document. If the change is meant, write it: "
            + $"{RefreshVariable}=1 dotnet test --project tests/Api.Tests");
    }
}
