using SkiaSharp;
using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.TestSupport.Pictures;
using Xunit;

namespace TDGan.Inference.Tests.Faces;

public sealed class FaceQualityTests
{
    [Fact]
    public void Measure_BlurredFace_IsLessSharp()
    {
        float sharp = Measure(blur: 0).Sharpness;
        float soft = Measure(blur: 1.5f).Sharpness;
        float blurred = Measure(blur: 6).Sharpness;

        Assert.True(sharp > soft && soft > blurred, $"{sharp} > {soft} > {blurred}");
        Assert.True(sharp > FaceQuality.LeastSharpness && blurred < FaceQuality.LeastSharpness, $"{sharp}, {blurred}");
    }

    [Fact]
    public void Measure_DarkerFace_IsAsSharp()
    {
        float[] values = Values(blur: 1);
        float[] darker = Array.ConvertAll(values, value => value / 2);

        var box = new FaceBox(0, 0, 64, 64);
        Assert.Equal(FaceQuality.Measure(values, 64, box).Sharpness, FaceQuality.Measure(darker, 64, box).Sharpness, 1e-4f);
    }

    [Fact]
    public void Measure_EvenGray_HasNoSharpness() =>
        Assert.Equal(new FaceQuality(0, 5), FaceQuality.Measure(new float[64], 8, new FaceBox(0, 0, 5, 8)));

    private static FaceQuality Measure(float blur) => FaceQuality.Measure(Values(blur), 64, new FaceBox(0, 0, 64, 64));

    private static float[] Values(float blur)
    {
        using SKBitmap drawn = DrawnFaces.Draw(Expression.Happiness, 64, 64);
        using var canvas = new SKCanvas(drawn);
        using var paint = new SKPaint { ImageFilter = blur > 0 ? SKImageFilter.CreateBlur(blur, blur, SKShaderTileMode.Clamp) : null };
        using SKImage image = SKImage.FromBitmap(drawn);
        canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default, paint);
        return LuminanceImage.FromDecoded(new DecodedImage(drawn, new ImageInfo(64, 64, "drawn", 1))).Values.ToArray();
    }
}
