using Microsoft.Extensions.DependencyInjection;
using TDGan.Inference.Classification;
using TDGan.Inference.Expressions;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Transfer;
using TDGan.TestSupport.Pictures;
using Xunit;

namespace TDGan.Inference.Tests.ModelRepository;

public sealed class ReloadUnderLoadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LoadAsync_WhileRequestsRun_FailsNoneOfThem()
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync();
        var control = pipeline.Services.GetRequiredService<IModelRepositoryControl>();
        using var stop = new CancellationTokenSource();
        byte[] picture = DrawnFaces.Png(Expression.Happiness);
        Task<HashSet<string>>[] clients =
        [
            .. Enumerable.Range(0, 4).Select(_ => Task.Run(() => RepeatAsync(async () => (await pipeline.Classifier.ClassifyAsync(
                picture, new ClassificationOptions(), Cancellation)).Model.Version, stop.Token))),
            .. Enumerable.Range(0, 4).Select(_ => Task.Run(() => RepeatAsync(async () => (await pipeline.Transfer.TransferAsync(
                new TransferRequest { Face = picture, Expression = picture }, Cancellation)).Model.Version, stop.Token))),
        ];

        foreach (string version in new[] { "2", "3", "4" })
        {
            pipeline.Models.AddVersion(version);
            await control.LoadAsync(ModelNames.Decoder, Cancellation);
            await pipeline.Classifier.ClassifyAsync(picture, new ClassificationOptions(), Cancellation);
        }

        await stop.CancelAsync();
        HashSet<string>[] seen = await Task.WhenAll(clients);
        Assert.Contains("4", seen.SelectMany(versions => versions));
    }

    private static async Task<HashSet<string>> RepeatAsync(Func<Task<string>> request, CancellationToken stop)
    {
        var versions = new HashSet<string>();
        do
        {
            versions.Add(await request());
        }
        while (!stop.IsCancellationRequested);
        versions.Add(await request());
        return versions;
    }
}
