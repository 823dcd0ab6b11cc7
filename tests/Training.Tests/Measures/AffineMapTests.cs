using TDGan.Training.Measures;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Measures;

public sealed class AffineMapTests
{
    [Fact]
    public void Fit_OutputsOfAnAffineMap_FindsIt()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(7);
        Tensor x = randn(200, 3);
        Tensor matrix = tensor(new float[,] { { 2, 0, -1 }, { 0.5f, 1, 0 } });
        Tensor offset = tensor(new float[] { 3, -4 });

        AffineMap map = AffineMap.Fit(x, x.matmul(matrix.T) + offset, ridge: 1e-9);

        Assert.True(map.Matrix.allclose(matrix, atol: 1e-4), map.Matrix.ToString(TorchSharp.TensorStringStyle.Julia));
        Assert.True(map.Offset.allclose(offset, atol: 1e-4));
        Assert.Equal(1, map.Explained, 6);
    }

    [Fact]
    public void Fit_OutputsThatHaveNothingToDoWithTheInputs_ExplainsLittle()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(8);

        Assert.InRange(AffineMap.Fit(randn(2000, 2), randn(2000, 2)).Explained, 0, 0.02);
    }

    [Fact]
    public void Fit_InputThatNeverVaries_GetsNoWeight()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(9);
        Tensor x = randn(100, 2);
        x.select(1, 1).fill_(5);

        AffineMap map = AffineMap.Fit(x, x.narrow(1, 0, 1) * 3);

        Assert.Equal(3, map.Matrix[0, 0].item<float>(), 2);
        Assert.Equal(0, map.Matrix[0, 1].item<float>(), 6);
    }

    [Fact]
    public void Fit_FewerRowsThanInputs_StaysNearWhereTheRowsSayNothing()
    {
        using var scope = NewDisposeScope();
        Tensor x = tensor(new float[,] { { 1, 0, 0 }, { -1, 0, 0 }, { 2, 0, 0 } });

        AffineMap map = AffineMap.Fit(x, x * 5, ridge: 1e-6, near: eye(3));

        Assert.True(map.Matrix.allclose(diag(tensor(new float[] { 5, 1, 1 })), atol: 1e-4), map.Matrix.ToString(TorchSharp.TensorStringStyle.Julia));
    }
}
