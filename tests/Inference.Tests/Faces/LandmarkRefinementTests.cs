using Microsoft.Extensions.DependencyInjection;
using TDGan.Inference.Classification;
using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;
using TDGan.TestSupport.Models;
using TDGan.TestSupport.Pictures;
using Xunit;

namespace TDGan.Inference.Tests.Faces;

/// <summary>When the pipeline looks again at the landmarks, and what becomes of the answer.</summary>
public sealed class LandmarkRefinementTests
{
    private static readonly FaceSearch Search = new(FaceDetectionMode.On, MinFaceSize: 10, MinConfidence: null, MaxFaces: 20);
    private static readonly CropRule Square = new(CropRule.SquareV1, 32, 0);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExtractAsync_LandmarksNeeded_AreRefinedForEveryFace()
    {
        await using PipelineHost pipeline = await StartAsync();
        ExtractedFaces plain = await ExtractAsync(pipeline, Square, needsLandmarks: false);
        ExtractedFaces refined = await ExtractAsync(pipeline, Square, needsLandmarks: true);

        Assert.Equal(4, refined.Faces.Count);
        Assert.All(plain.Faces.Zip(refined.Faces), pair => Assert.Equal(pair.First.Box, pair.Second.Box));
        Assert.All(plain.Faces.Zip(refined.Faces), pair => Assert.NotEqual(pair.First.Landmarks, pair.Second.Landmarks));
        Assert.All(refined.Faces, face => Assert.All(face.Landmarks, point => Assert.InRange(point.X, face.Box.X - face.Box.Width, face.Box.Right + face.Box.Width)));
        Assert.Equal(plain.Frames, refined.Frames);
    }

    [Fact]
    public async Task ExtractAsync_SquareCropWithoutLandmarks_DoesNotPay()
    {
        await using PipelineHost pipeline = await StartAsync();
        ExtractedFaces found = await ExtractAsync(pipeline, Square, needsLandmarks: false);
        DetectedFace face = found.Faces[0];
        Assert.Equal(face.Box.X + ((TinyDetector.Reach + TinyDetector.LandmarkOffsets[0]) * face.Box.Width / (2 * TinyDetector.Reach)), face.Landmarks[0].X, 1);
    }

    [Fact]
    public async Task ExtractAsync_FivePointCrop_UsesTheRefinedLandmarks()
    {
        await using PipelineHost pipeline = await StartAsync();
        CropRule rule = Square with { Rule = CropRule.FivePointV1 };
        ExtractedFaces found = await ExtractAsync(pipeline, rule, needsLandmarks: false);
        Assert.Equal(found.Faces.Select(new FaceCropper(rule).FrameOf), found.Frames);
        Assert.NotEqual((await ExtractAsync(pipeline, Square, needsLandmarks: false)).Faces[0].Landmarks, found.Faces[0].Landmarks);
    }

    [Fact]
    public async Task ClassifyAsync_ModelUnloadedAndLoaded_FallsBackAndComesBack()
    {
        await using PipelineHost pipeline = await StartAsync();
        var control = pipeline.Services.GetRequiredService<IModelRepositoryControl>();
        IReadOnlyList<FaceLandmark> refined = await LandmarksAsync(pipeline);
        await control.UnloadAsync(ModelNames.FaceLandmarks, Cancellation);
        Assert.NotEqual(refined, await LandmarksAsync(pipeline));
        Assert.True(pipeline.Services.GetRequiredService<IModelCatalogue>().IsReady);
        await control.LoadAsync(ModelNames.FaceLandmarks, Cancellation);
        Assert.Equal(refined, await LandmarksAsync(pipeline));
    }

    private static Task<PipelineHost> StartAsync() => PipelineHost.StartWithDetectorAsync(TinyLandmarks.Write);

    private static async Task<IReadOnlyList<FaceLandmark>> LandmarksAsync(PipelineHost pipeline)
    {
        var options = new ClassificationOptions { NeedsLandmarks = true };
        ClassificationResult result = await pipeline.Classifier.ClassifyAsync(GroupPhoto.Jpeg(1), options, Cancellation);
        return result.Faces[0].Face.Landmarks;
    }

    private static async Task<ExtractedFaces> ExtractAsync(PipelineHost pipeline, CropRule crop, bool needsLandmarks)
    {
        return await pipeline.Services.GetRequiredService<FaceExtractor>().ExtractAsync(
            GroupPhoto.Jpeg(1), Search with { NeedsLandmarks = needsLandmarks }, crop, new RequestScope(Cancellation));
    }
}
