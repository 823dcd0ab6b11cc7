using TDGan.Training.Compositing;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Compositing;

public sealed class FaceFrameTests
{
    // Right eye, left eye, nose, right and left mouth corner.
    private static readonly float[] Upright = [-0.4f, -0.3f, 0.4f, -0.3f, 0, 0.1f, -0.3f, 0.5f, 0.3f, 0.5f];

    [Fact]
    public void Map_TurnedAndScaledFace_TakesEveryPointThere()
    {
        using var scope = NewDisposeScope();
        Tensor from = Landmarks(Upright);
        Tensor to = from.matmul(tensor(new[] { 0.5f, 0.3f, -0.3f, 0.5f }, [2, 2])) + 0.1;
        Assert.True(FaceFrame.Apply(FaceFrame.Map(from, to), from).allclose(to, atol: 1e-5));
    }

    [Fact]
    public void ToOwn_AnyFace_PutsEyesAndMouthAtTheirPlaces()
    {
        using var scope = NewDisposeScope();
        Tensor own = FaceFrame.Apply(FaceFrame.ToOwn(Landmarks(Upright)), Landmarks(Upright));
        Assert.True(own.narrow(1, 0, 2).allclose(tensor(new[] { -0.5f, 0, 0.5f, 0 }, [1, 2, 2]), atol: 1e-5));
        Assert.True(own.narrow(1, 3, 2).mean([1L]).allclose(tensor(new[] { 0f, 1 }, [1, 2]), atol: 1e-5));
    }

    [Theory]
    [InlineData(0.4f, 1f)]
    [InlineData(0.01f, 0f)]
    public void IsFrontal_EyesOnOneSpot_IsNot(float halfEyes, float frontal)
    {
        using var scope = NewDisposeScope();
        float[] points = [.. Upright];
        (points[0], points[2]) = (-halfEyes, halfEyes);
        Assert.Equal(frontal, FaceFrame.IsFrontal(Landmarks(points)).item<float>());
        Assert.True(FaceFrame.Map(Landmarks(points), Landmarks(Upright)).isfinite().all().item<bool>());
    }

    [Fact]
    public void Mirrored_AFace_ExchangesLeftAndRight()
    {
        using var scope = NewDisposeScope();
        float[] points = [-0.4f, -0.3f, 0.5f, -0.2f, 0.1f, 0.1f, -0.3f, 0.5f, 0.2f, 0.6f];
        float[] expected = [-0.5f, -0.2f, 0.4f, -0.3f, -0.1f, 0.1f, -0.2f, 0.6f, 0.3f, 0.5f];
        Assert.Equal(expected, FaceFrame.Mirrored(Landmarks(points)).data<float>().ToArray());
    }

    private static Tensor Landmarks(float[] points) => tensor(points, [1, 5, 2]);
}
