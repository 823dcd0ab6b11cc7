using SkiaSharp;
using TDGan.Inference.Composition;
using TDGan.Inference.Crops;
using TDGan.Inference.Manifest;
using Xunit;

namespace TDGan.Inference.Tests.Composition;

public sealed class PhotoComposerTests
{
    private const int Side = 64;
    private const int FlowSide = 16;
    private const int ChangeSide = 32;

    private static readonly CompositionGains Plain = new(1, 1, 1, 1, 0);

    /// <summary>A head turned so far that its sides are not made alike, and no farther: from the front an even motion to a side is no expression.</summary>
    private static readonly FaceLandmark[] OneSided =
    [
        new(FaceLandmarkType.RightEye, 0, 0), new(FaceLandmarkType.LeftEye, 100, 0), new(FaceLandmarkType.Nose, 82, 30),
        new(FaceLandmarkType.RightMouthCorner, 20, 80), new(FaceLandmarkType.LeftMouthCorner, 80, 80),
    ];

    public static TheoryData<CropFrame> Frames() =>
    [
        new CropFrame(20, 10, 2, 0),
        new CropFrame(60, 10, 1.7, 0.9),
        new CropFrame(-40.5, -30.25, 2.3, 0.2),
    ];

    [Theory]
    [MemberData(nameof(Frames))]
    public void Compose_NoFlowAndNoChange_LeavesEveryByte(CropFrame frame)
    {
        using SKBitmap picture = Noise();
        using SKBitmap before = picture.Copy();

        PhotoComposer.Compose(picture, frame, Side, Parts(0, 0, 0, Plain), []);

        Assert.Equal(before.GetPixelSpan(), picture.GetPixelSpan());
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(-2, 5)]
    public void Compose_EvenFlow_ShiftsThePixelsInTheMiddleUnchanged(int shiftX, int shiftY)
    {
        using SKBitmap picture = Noise();
        using SKBitmap before = picture.Copy();
        var frame = new CropFrame(20, 10, 2, 0);

        // A flow of 1 is half a side, 64 pixels of the picture.
        PhotoComposer.Compose(picture, frame, Side, Parts(shiftX / 64f, shiftY / 64f, 0, Plain), OneSided);

        for (int y = 54; y < 94; y++)
        {
            for (int x = 64; x < 104; x++)
            {
                Assert.Equal(before.GetPixel(x + shiftX, y + shiftY), picture.GetPixel(x, y));
            }
        }
    }

    [Fact]
    public void Compose_TurnedFrame_ShiftsAlongTheFrame()
    {
        using SKBitmap picture = Noise();
        using SKBitmap before = picture.Copy();

        // The crop's right is the picture's down: a flow of 4 pixels to the right takes what lies 4 pixels below.
        PhotoComposer.Compose(picture, new CropFrame(148, 10, 0, 2), Side, Parts(4 / 64f, 0, 0, Plain), OneSided);

        Assert.Equal(before.GetPixel(84, 78), picture.GetPixel(84, 74));
    }

    [Fact]
    public void Compose_Frame_ChangesNothingOutsideItsCircle()
    {
        using SKBitmap picture = Noise();
        using SKBitmap before = picture.Copy();
        var frame = new CropFrame(60, 10, 1.7, 0.9);

        PhotoComposer.Compose(picture, frame, Side, Parts(0.1f, 0.1f, 1, Plain), []);

        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                (double u, double v) = frame.ToCrop(x + 0.5, y + 0.5);
                if (Math.Sqrt(Math.Pow((u / Side) - 0.5, 2) + Math.Pow((v / Side) - 0.5, 2)) > 0.501)
                {
                    Assert.Equal(before.GetPixel(x, y), picture.GetPixel(x, y));
                }
            }
        }
    }

    [Fact]
    public void Compose_Change_LightsTheMouthAloneAndKeepsItsColour()
    {
        using var picture = new SKBitmap(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        picture.Erase(new SKColor(120, 80, 60));

        PhotoComposer.Compose(picture, new CropFrame(0, 0, 1, 0), Side, Parts(0, 0, -1, Plain), []);

        // Luminance 0.3517; sigmoid(logit(0.3517) - 1) is 0.4731 of it, and so is each colour.
        SKColor mouth = picture.GetPixel(32, 49);
        Assert.Equal((57, 38, 28), (mouth.Red, mouth.Green, mouth.Blue));
        Assert.Equal(new SKColor(120, 80, 60), picture.GetPixel(32, 24));
        Assert.Equal(new SKColor(120, 80, 60), picture.GetPixel(16, 32));
    }

    [Fact]
    public void Compose_NoShareOfTheLight_TakesNone()
    {
        using SKBitmap picture = Noise();
        using SKBitmap before = picture.Copy();

        PhotoComposer.Compose(picture, new CropFrame(20, 10, 2, 0), Side, Parts(0, 0, 3, CompositionGains.MotionAlone), []);

        Assert.Equal(before.GetPixelSpan(), picture.GetPixelSpan());
    }

    [Fact]
    public void Compose_FrameOutsideThePicture_IsNothingToDo()
    {
        using SKBitmap picture = Noise();
        using SKBitmap before = picture.Copy();

        PhotoComposer.Compose(picture, new CropFrame(500, 500, 2, 0), Side, Parts(0.1f, 0, 0, Plain), []);

        Assert.Equal(before.GetPixelSpan(), picture.GetPixelSpan());
    }

    private static FaceParts Parts(float flowX, float flowY, float change, CompositionGains gains)
    {
        float[] flow =
        [
            .. Enumerable.Repeat(flowX, FlowSide * FlowSide),
            .. Enumerable.Repeat(flowY, FlowSide * FlowSide),
        ];

        return new FaceParts(flow, FlowSide, Enumerable.Repeat(change, ChangeSide * ChangeSide).ToArray(), ChangeSide, gains);
    }

    private static SKBitmap Noise()
    {
        var picture = new SKBitmap(new SKImageInfo(200, 160, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        Span<byte> bytes = picture.GetPixelSpan();
        new Random(4).NextBytes(bytes);
        for (int alpha = 3; alpha < bytes.Length; alpha += 4)
        {
            bytes[alpha] = byte.MaxValue;
        }

        return picture;
    }
}
