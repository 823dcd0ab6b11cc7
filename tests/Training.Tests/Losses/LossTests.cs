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
    public void ExpressionDiscriminator_Fakes_BelongToTheLastClass()
    {
        Tensor targets = tensor(new float[,] { { 0, 1, 0, 0, 0, 0, 0 } });
        Tensor real = zeros(1, 8), fake = zeros(1, 8);
        real[0, 1] = 3;
        fake[0, 7] = 3;
        double each = Math.Log(1 + (7 * Math.Exp(-3)));
        Assert.Equal(2 * each, ExpressionDiscriminatorLoss.Compute(real, targets, fake).item<float>(), Tolerance);
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
    public void Realism_HighLogit_MeansReal()
    {
        Tensor three = full([2, 1, 4, 4], 3.0);
        double sure = Math.Log(1 + Math.Exp(-3)), wrong = Math.Log(1 + Math.Exp(3));
        Assert.Equal(sure, RealismLoss.Generator(three).item<float>(), Tolerance);
        Assert.Equal(2 * sure, RealismLoss.Discriminator(real: three, fake: -three).item<float>(), Tolerance);
        Assert.Equal(2 * wrong, RealismLoss.Discriminator(real: -three, fake: three).item<float>(), Tolerance);
    }

    [Fact]
    public void GeneratedClassification_TargetThatIsRead_HasNoLossAndNoGradient()
    {
        Tensor logits = zeros(2, 7);
        logits[0, 2] = 9;
        logits[1, 4] = 1;
        logits.requires_grad_(true);
        Tensor targets = zeros(2, 7);
        targets[0, 2] = 1;
        targets[1, 4] = 1;
        Tensor loss = GeneratedClassificationLoss.Compute(logits, targets);
        Assert.Equal((Math.Log(Math.E + 6) - 1) / 2, loss.item<float>(), Tolerance);
        loss.backward();
        Assert.Equal(0, logits.grad![0].abs().max().item<float>());
        Assert.True(logits.grad![1, 4].item<float>() < 0);
    }

    [Fact]
    public void TotalVariation_Steps_CountAcrossAndDown()
    {
        Tensor map = tensor(new float[] { 0, 1, 3, 4 }).view(1, 1, 2, 2);
        Assert.Equal(1f + 3f, TotalVariation.Compute(map).item<float>(), Tolerance);
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
