using TDGan.Inference.Composition;
using TDGan.Inference.Manifest;
using Xunit;

namespace TDGan.Inference.Tests.Composition;

public sealed class MotionFieldTests
{
    private const int FlowSide = 16;

    private static readonly FaceTurn Profile = new(0.6f);

    [Theory]
    [InlineData(0.5f, 0.2f, 2)]
    [InlineData(0.5f, 0.56f, 3)]
    [InlineData(0.1f, 0.56f, 2)]
    [InlineData(0.5f, 0.85f, 4)]
    public void At_EvenFlow_IsHalfOfItTimesTheGainOfThePlace(float u, float v, float gain)
    {
        MotionField field = MotionField.Create(Parts((_, _) => (0, 0.02f), new CompositionGains(2, 3, 4, 0, 0)), default);

        Assert.Equal(0.01f * gain, field.At(u, v).V, 0.0005f);
    }

    [Fact]
    public void Create_FrontalFace_BalancesBothSides()
    {
        FaceParts parts = Parts((x, _) => x < FlowSide / 2 ? (0.04f, 0.04f) : (0.02f, 0), CompositionGains.MotionAlone);

        MotionField field = MotionField.Create(parts, default);

        Assert.Equal((0.005f, 0.01f), Rounded(field.At(0.25f, 0.25f)));
        Assert.Equal((-0.005f, 0.01f), Rounded(field.At(0.75f, 0.25f)));
    }

    [Fact]
    public void Create_TurnedFace_KeepsItsSidesApartAndMovesLess()
    {
        FaceParts parts = Parts((x, _) => x < FlowSide / 2 ? (0.04f, 0.04f) : (0.02f, 0), CompositionGains.MotionAlone);

        MotionField field = MotionField.Create(parts, Profile);

        Assert.InRange(Profile.Motion, 0.3f, 0.6f);
        Assert.Equal(0.02f * Profile.Motion, field.At(0.25f, 0.25f).U, 0.0005f);
        Assert.Equal(0.01f * Profile.Motion, field.At(0.75f, 0.25f).U, 0.0005f);
    }

    [Fact]
    public void Create_SteepFlow_NeverFolds()
    {
        FaceParts parts = Parts((_, y) => (0, y % 4 < 2 ? 0.25f : -0.25f), new CompositionGains(4, 4, 4, 0, 0));

        MotionField field = MotionField.Create(parts, default);

        const float Step = 1f / FieldMap.Side;
        float last = float.NegativeInfinity;
        for (float v = Step / 2; v < 1; v += Step)
        {
            float source = v + field.At(0.5f, v).V;
            Assert.True(source > last, $"What lies at {v} is taken from above what lies before it.");
            last = source;
        }
    }

    private static (float U, float V) Rounded((float U, float V) motion) => (MathF.Round(motion.U, 4), MathF.Round(motion.V, 4));

    private static FaceParts Parts(Func<int, int, (float X, float Y)> flow, CompositionGains gains)
    {
        float[] values = new float[2 * FlowSide * FlowSide];
        for (int i = 0; i < FlowSide * FlowSide; i++)
        {
            (values[i], values[i + (FlowSide * FlowSide)]) = flow(i % FlowSide, i / FlowSide);
        }

        return new FaceParts(values, FlowSide, new float[4], 2, gains);
    }
}
