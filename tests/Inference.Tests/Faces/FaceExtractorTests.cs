using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Requests;
using TDGan.TestSupport.Pictures;
using Xunit;

namespace TDGan.Inference.Tests.Faces;

/// <summary>Decode, find and crop together, with a detector in the repository.</summary>
public sealed class FaceExtractorTests
{
    private static readonly CropRule Rule = new(CropRule.FivePointV1, 32, 0);
    private static readonly FaceSearch Search = new(FaceDetectionMode.On, MinFaceSize: 10, MinConfidence: null, MaxFaces: 20);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<int> Orientations() => new(Enumerable.Range(1, 8));

    [Theory]
    [MemberData(nameof(Orientations))]
    public async Task ExtractAsync_EveryExifOrientation_FindsTheSameFaces(int orientation)
    {
        await using PipelineHost pipeline = await PipelineHost.StartWithDetectorAsync();

        // 1600 x 1200 pixels: searched at half the size.
        ExtractedFaces found = await ExtractAsync(pipeline, GroupPhoto.Jpeg(2.5f, orientation));

        Assert.Equal((1600, 1200, orientation), (found.Image.Width, found.Image.Height, found.Image.ExifOrientation));
        Assert.Equal(4, found.Faces.Count);
        Assert.All(GroupPhoto.Boxes(2.5f).Take(2).Zip(found.Faces), pair => AssertNear(pair.First, pair.Second.Box, 2));
    }

    [Fact]
    public async Task ExtractAsync_SmallFaceInALargePhoto_IsCroppedFromAFinerDecode()
    {
        await using PipelineHost pipeline = await PipelineHost.StartWithDetectorAsync();
        byte[] photo = GroupPhoto.Jpeg(4);
        IImageDecoder decoder = pipeline.Services.GetRequiredService<IImageDecoder>();
        using DecodedImage whole = decoder.Decode(photo);
        using DecodedImage searched = decoder.DecodeReduced(photo, 640);
        CropRule rule = Rule with { Side = 90 };

        // 2560 x 1920 pixels are searched at a quarter, where the small faces have 48 px.
        ExtractedFaces found = await ExtractAsync(pipeline, photo, rule);

        float[] expected = Crop(whole, found.Frames[3], rule);
        float[] actual = found.ToTensor("image", 3, 1).Data.ToArray();
        Assert.Equal(640, searched.Bitmap.Width);
        Assert.InRange(Difference(expected, actual), 0, Difference(expected, Crop(searched, found.Frames[3], rule)) / 2);
    }

    [Fact]
    public async Task ExtractAsync_NotSearched_IsTheTrainingRuleOnTheWholePicture()
    {
        await using PipelineHost pipeline = await PipelineHost.StartWithDetectorAsync();
        byte[] photo = GroupPhoto.Jpeg(2.5f);
        using DecodedImage whole = pipeline.Services.GetRequiredService<IImageDecoder>().Decode(photo);

        ExtractedFaces found = await ExtractAsync(pipeline, photo, search: Search with { Detect = FaceDetectionMode.Off });

        float[] expected = new float[32 * 32];
        new FaceTensorConverter(new CropRule(CropRule.SquareV1, 32, 0)).Convert(whole, FaceBox.Whole(1600, 1200), expected);
        Assert.Equal(expected, found.ToTensor("image", 0, 1).Data.ToArray());
        Assert.Equal(["whole_image_used"], found.Warnings.Select(warning => warning.Code));
    }

    [Fact]
    public async Task ExtractAsync_BoxOfAFace_TakesTheFoundFace()
    {
        await using PipelineHost pipeline = await PipelineHost.StartWithDetectorAsync();
        FaceBox box = GroupPhoto.Boxes(1)[1];

        ExtractedFaces found = await ExtractAsync(
            pipeline, GroupPhoto.Jpeg(1), search: Search with { Wanted = new WantedFace("face", Box: box with { X = box.X + 5, Width = box.Width - 10 }) });

        DetectedFace face = Assert.Single(found.Faces);
        Assert.Equal((box, 5), (face.Box, face.Landmarks.Count));
    }

    [Fact]
    public async Task ExtractAsync_BoxElsewhere_IsTakenAsItIs()
    {
        await using PipelineHost pipeline = await PipelineHost.StartWithDetectorAsync();
        var box = new FaceBox(0, 400, 50, 60);

        ExtractedFaces found = await ExtractAsync(pipeline, GroupPhoto.Jpeg(1), search: Search with { Wanted = new WantedFace("face", Box: box) });

        Assert.Equal(new DetectedFace(box, null, []), Assert.Single(found.Faces) with { Landmarks = [] });
    }

    [Fact]
    public async Task ExtractAsync_FewPixels_AreToldAsTooSmall()
    {
        await using PipelineHost pipeline = await PipelineHost.StartWithDetectorAsync();

        // At side 128 the faces of 48 px are too small, those of 96 and 192 px are not.
        ExtractedFaces found = await ExtractAsync(pipeline, GroupPhoto.Jpeg(1), Rule with { Side = 128 });

        Assert.Equal([("face_too_small", 2), ("face_too_small", 3)], found.Warnings.Select(warning => (warning.Code, warning.FaceIndex)));
    }

    [Fact]
    public async Task ExtractAsync_BlurredPhoto_IsTold()
    {
        await using PipelineHost pipeline = await PipelineHost.StartWithDetectorAsync();
        using SKBitmap photo = GroupPhoto.Draw(1);
        Blur(photo, 8);
        using SKData file = photo.Encode(SKEncodedImageFormat.Png, 100);

        ExtractedFaces found = await ExtractAsync(pipeline, file.ToArray(), Rule with { Side = 64 }, Search with { MaxFaces = 1 });

        Assert.True(found.Qualities[0].Sharpness < FaceQuality.LeastSharpness, $"{found.Qualities[0]} of {found.Faces[0].Box}");
        Assert.Equal(["more_faces", "face_blurred"], found.Warnings.Select(warning => warning.Code));
    }

    [Fact]
    public async Task ExtractAsync_MoreFacesThanWanted_TellsHowManyThereAre()
    {
        await using PipelineHost pipeline = await PipelineHost.StartWithDetectorAsync();

        ExtractedFaces found = await ExtractAsync(pipeline, GroupPhoto.Jpeg(2.5f), search: Search with { MaxFaces = 2 });

        Assert.Equal((2, 4), (found.Faces.Count, found.FacesFound));
        Assert.Equal(
            "The picture (image) has 4 faces; the 2 largest were read (maxFaces).",
            found.Warnings.Single(warning => warning.Code == "more_faces").Message);
    }

    [Theory]
    [InlineData(255, 255, 0)]
    [InlineData(120, 130, 0)]
    [InlineData(110, 150, 1)]
    public async Task ExtractAsync_SmallPictureWithoutAFace_IsACropOnlyWhereSomethingStandsOut(byte left, byte right, int faces)
    {
        await using PipelineHost pipeline = await PipelineHost.StartWithDetectorAsync();
        byte[] halves = [.. Enumerable.Range(0, 128).Select(x => x < 64 ? left : right)];
        byte[] picture = PngFile.Encode(128, 128, 8, PngFile.Gray, halves);

        ExtractedFaces found = await ExtractAsync(pipeline, picture, search: Search with { Detect = FaceDetectionMode.Auto });
        ExtractedFaces taken = await ExtractAsync(pipeline, picture, search: Search with { Detect = FaceDetectionMode.Off });

        Assert.Equal((faces, faces), (found.Faces.Count, found.Warnings.Count(warning => warning.Code == "whole_image_used")));
        Assert.Single(taken.Faces);
    }

    private static async Task<ExtractedFaces> ExtractAsync(
        PipelineHost pipeline, byte[] photo, CropRule? rule = null, FaceSearch? search = null)
    {
        return await pipeline.Services.GetRequiredService<FaceExtractor>()
            .ExtractAsync(photo, search ?? Search, rule ?? Rule, new RequestScope(Cancellation));
    }

    private static float[] Crop(DecodedImage image, CropFrame frame, CropRule rule)
    {
        var converter = new FaceTensorConverter(rule);
        float[] values = new float[converter.Length];
        converter.Convert(image, frame, values);
        return values;
    }

    private static double Difference(float[] one, float[] other) => one.Zip(other, (a, b) => Math.Abs(a - b)).Average();

    private static void Blur(SKBitmap photo, float radius)
    {
        using var canvas = new SKCanvas(photo);
        using var paint = new SKPaint { ImageFilter = SKImageFilter.CreateBlur(radius, radius, SKShaderTileMode.Clamp) };
        using SKImage image = SKImage.FromBitmap(photo);
        canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default, paint);
    }

    private static void AssertNear(FaceBox expected, FaceBox actual, float tolerance)
    {
        Assert.Equal(expected.X, actual.X, tolerance);
        Assert.Equal(expected.Y, actual.Y, tolerance);
        Assert.Equal(expected.Right, actual.Right, tolerance);
        Assert.Equal(expected.Bottom, actual.Bottom, tolerance);
    }
}
