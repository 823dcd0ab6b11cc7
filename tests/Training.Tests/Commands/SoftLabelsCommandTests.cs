using TDGan.Inference.Expressions;
using TDGan.Training.Commands;
using TDGan.Training.Datasets;

namespace TDGan.Training.Tests.Commands;

/// <summary>Faces that nobody labelled, of the page's sample pictures: six portraits and a group of four, all composites.</summary>
public sealed class SoftLabelsCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tdgan-").FullName;

    private static string Samples => ProjectFolder.File("..", "..", "src", "Api", "wwwroot", "samples");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Read_SamplePicturesAndAFileThatIsNone_LabelsEveryFaceAsItIsRead()
    {
        string photos = Path.Combine(_folder, "photos");
        Directory.CreateDirectory(photos);
        File.Copy(Path.Combine(Samples, "group.jpg"), Path.Combine(photos, "group.jpg"));
        await File.WriteAllTextAsync(Path.Combine(photos, "broken.jpg"), "no picture", TestContext.Current.CancellationToken);

        await RunAsync("read", "--least-confidence", "0", "--photos", photos);

        DatasetListing faces = List();
        Assert.Equal(4, faces.Items.Count);
        Assert.Contains(Expression.Happiness, faces.Items.Select(item => item.Expression));
        Assert.Contains(Expression.Neutral, faces.Items.Select(item => item.Expression));
    }

    [Fact]
    public async Task Transfer_Portraits_AreLabelledByWhatWasPutOnThem()
    {
        await RunAsync("transfer", "--pictures", "2", "--certainty", "0.7", "--photos", Path.Combine(Samples, "face-1.jpg"), Path.Combine(Samples, "face-2.jpg"), Path.Combine(Samples, "face-3.jpg"));

        DatasetListing faces = List();
        Assert.Equal([Expression.Fear, Expression.Disgust], faces.Items.Select(item => item.Expression!.Value));
        Assert.Equal(0.7f, faces.Items[0].Votes![(int)Expression.Fear], 1e-5f);
        Assert.Equal(0.05f, faces.Items[0].Votes![(int)Expression.Neutral], 1e-5f);
    }

    [Fact]
    public async Task Stability_SamplePictures_ComparesEveryFace() => await CommandRun.SucceedsAsync(
        StabilityCommand.Create(), "--models", CommandRun.ShippedModels, "--photos", Path.Combine(Samples, "group.jpg"), "--least-face", "32");

    [Theory]
    [InlineData("0.05")]
    [InlineData("2")]
    public void Stability_ScaleOutsideItsRange_IsRefusedByName(string scale) =>
        Assert.Contains("--scale is", Assert.Single(StabilityCommand.Create().Parse(["--scale", scale]).Errors).Message, StringComparison.Ordinal);

    private Task RunAsync(string command, params string[] arguments) => CommandRun.SucceedsAsync(
        SoftLabelsCommand.Create(), [command, "--models", CommandRun.ShippedModels, "--out", _folder, .. arguments]);

    private DatasetListing List() => new SoftLabelLoader().List(_folder);
}
