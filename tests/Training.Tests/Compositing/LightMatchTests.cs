using TDGan.Training.Compositing;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Compositing;

public sealed class LightMatchTests
{
    private const int Side = 64;

    [Fact]
    public void Apply_SameFaceInOtherLight_GetsTheLightBack()
    {
        using var scope = NewDisposeScope();
        Tensor face = (rand(2, 1, Side, Side) * 0.4) + 0.3;
        Tensor mask = Box(24, 16);
        Tensor lit = LightMatch.Apply((face * 0.6) + 0.05, face, Box(8, 48), mask);
        Assert.InRange(((lit - face) * mask).abs().max().item<float>(), 0f, 0.01f);
    }

    [Fact]
    public void Apply_DarkMouth_StaysDark()
    {
        using var scope = NewDisposeScope();
        Tensor mask = Box(24, 16);
        Tensor face = full([1, 1, Side, Side], 0.6f);
        Tensor piece = where(Box(28, 8).expand(1, 1, Side, Side) > 0, 0.1f, 0.6f);
        Tensor lit = LightMatch.Apply(piece, face + (rand(1, 1, Side, Side) * 0.1), Box(8, 48), mask);
        float mouth = (lit * Box(28, 8)).sum().item<float>() / 64;
        Assert.InRange(mouth, 0f, 0.45f);
    }

    private static Tensor Box(int start, int length)
    {
        Tensor box = zeros(1, 1, Side, Side);
        box.narrow(2, start, length).narrow(3, start, length).fill_(1);
        return box;
    }
}
