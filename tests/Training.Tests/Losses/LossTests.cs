using TDGan.Training.Losses;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Losses;

/// <summary>Each loss against its formula, written out slowly.</summary>
public sealed class LossTests
{
    private const float Tolerance = 1e-5f;

    [Fact]
    public void ExpressionClassification_SoftTargets_IsTheMeanCrossEntropy()
    {
        float[,] logits = { { 1, 2, 3 }, { 0, -1, 4 } };
        float[,] targets = { { 0.2f, 0.3f, 0.5f }, { 1, 0, 0 } };
        double expected = 0;
        for (int i = 0; i < 2; i++)
        {
            double sum = Enumerable.Range(0, 3).Sum(k => Math.Exp(logits[i, k]));
            expected -= Enumerable.Range(0, 3).Sum(k => targets[i, k] * (logits[i, k] - Math.Log(sum))) / 2;
        }

        Assert.Equal(expected, ExpressionClassificationLoss.Compute(tensor(logits), tensor(targets)).item<float>(), Tolerance);
    }

    [Fact]
    public void RealIdentity_UnknownLabels_AskOnlyForARealFace()
    {
        Tensor logits = tensor(new float[,] { { 2, 0, 0 }, { 1, 1, 4 } });
        double known = Math.Log(Math.Exp(2) + 2) - 2;
        double notFake = -Math.Log(2 * Math.E / ((2 * Math.E) + Math.Exp(4)));
        Assert.Equal((known + notFake) / 2, RealIdentityLoss.Compute(logits, tensor(new long[] { 0, -1 })).item<float>(), Tolerance);
        Tensor clearlyReal = tensor(new float[,] { { 9, 0, -9 } });
        Assert.InRange(RealIdentityLoss.Compute(clearlyReal, tensor(new long[] { -1 })).item<float>(), 0f, 1e-5f);
    }

    [Fact]
    public void IdentityDiscriminator_Fakes_BelongToTheLastClass()
    {
        Tensor real = tensor(new float[,] { { 3, 0, 0 } });
        Tensor fake = tensor(new float[,] { { 0, 0, 3 } });
        double each = Math.Log(1 + (2 * Math.Exp(-3)));
        Assert.Equal(2 * each, IdentityDiscriminatorLoss.Compute(real, tensor(new long[] { 0 }), fake).item<float>(), Tolerance);
    }

    [Fact]
    public void ExpressionDiscriminator_WithoutFakeClass_IsThePapersCrossEntropy()
    {
        Tensor logits = randn(4, 7);
        Tensor targets = nn.functional.softmax(randn(4, 7), 1);
        float expected = ExpressionClassificationLoss.Compute(logits, targets).item<float>();
        Assert.Equal(expected, ExpressionDiscriminatorLoss.Compute(logits, targets, fakeLogits: null).item<float>(), Tolerance);
    }

    [Fact]
    public void AdversarialExpression_FakeClass_IsNeverTheTarget()
    {
        Tensor targets = tensor(new float[,] { { 0, 1, 0, 0, 0, 0, 0 } });
        Tensor readAsFake = zeros(1, 8);
        readAsFake[0, 7] = 10;
        Tensor readAsTarget = zeros(1, 8);
        readAsTarget[0, 1] = 10;
        Assert.True(AdversarialExpressionLoss.Compute(readAsFake, targets).item<float>() > 9);
        Assert.InRange(AdversarialExpressionLoss.Compute(readAsTarget, targets).item<float>(), 0f, 0.01f);
    }

    [Fact]
    public void DualConsistency_IsTheMeanAbsoluteDifference() =>
        Assert.Equal(0.25f, DualConsistencyLoss.Compute(full([2, 1, 4, 4], 0.5), full([2, 1, 4, 4], 0.25)).item<float>(), Tolerance);

    [Fact]
    public void Perceptual_Target_GetsNoGradient()
    {
        Tensor generated = rand(1, 2, 3, 3).requires_grad_(true);
        Tensor face = rand(1, 2, 3, 3).requires_grad_(true);
        Tensor loss = PerceptualLoss.Compute(generated, face);
        Assert.Equal((generated - face).square().mean().item<float>(), loss.item<float>(), Tolerance);
        loss.backward();
        Assert.NotNull(generated.grad);
        Assert.Null(face.grad);
    }

    [Fact]
    public void Realism_GradientPenalty_OfALinearScoreIsHalfItsSquaredSlope()
    {
        Tensor images = rand(3, 1, 2, 2).requires_grad_(true);
        Tensor realism = (images * 2).sum([1, 2, 3], keepdim: true);
        Assert.Equal(2f * 2 * 4 / 2, RealismLoss.GradientPenalty(realism, images).item<float>(), Tolerance);
    }

    [Fact]
    public void Realism_UndecidedCritic_CostsTwoLogTwo()
    {
        Tensor undecided = zeros(2, 1, 4, 4);
        Assert.Equal(2 * Math.Log(2), RealismLoss.Discriminator(undecided, undecided).item<float>(), Tolerance);
        Assert.Equal(Math.Log(2), RealismLoss.Generator(undecided).item<float>(), Tolerance);
    }

    [Fact]
    public void ExpressionCode_SameDirection_CostsNothing()
    {
        Tensor code = rand(2, 5, 3, 3) + 0.1;
        Assert.Equal(0f, ExpressionCodeLoss.Compute(code * 3, code).item<float>(), Tolerance);
        Assert.Equal(2f, ExpressionCodeLoss.Compute(-code, code).item<float>(), Tolerance);
    }

    [Fact]
    public void ChangeSmoothness_EvenChange_CostsNothing()
    {
        Tensor face = rand(1, 1, 8, 8);
        Assert.Equal(0f, ChangeSmoothnessLoss.Compute(face + 0.1, face).item<float>(), Tolerance);
        Assert.True(ChangeSmoothnessLoss.Compute(rand(1, 1, 8, 8), face).item<float>() > 0.1f);
    }
}
