using TDGan.Training.Configuration;
using TDGan.Training.Losses;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Losses;

/// <summary>The losses that the paper does not have, against their formulas.</summary>
public sealed class RemedyLossTests
{
    private const float Tolerance = 1e-4f;

    [Theory]
    [InlineData(MarginForm.CosFace)]
    [InlineData(MarginForm.ArcFace)]
    public void Margin_OwnIdentity_IsHarderByTheMargin(MarginForm form)
    {
        const double Margin = 0.3, Scale = 10;
        double theta = Math.Acos(0.8);
        double own = form == MarginForm.CosFace ? 0.8 - Margin : Math.Cos(theta + Margin);
        double expected = -Math.Log(Math.Exp(Scale * own) / (Math.Exp(Scale * own) + Math.Exp(Scale * 0.1)));
        Tensor loss = MarginLoss.Compute(tensor(new float[,] { { 0.8f, 0.1f } }), tensor(new long[] { 0 }), form, Margin, Scale);
        Assert.Equal(expected, loss.item<float>(), Tolerance);
    }

    [Fact]
    public void Margin_ArcFaceBeyondPi_StillFalls()
    {
        float Loss(float cosine) => MarginLoss.Compute(
            tensor(new[,] { { cosine, 0f } }), tensor(new long[] { 0 }), MarginForm.ArcFace, margin: 0.5, scale: 10).item<float>();
        Assert.True(Loss(-0.999f) > Loss(-0.9f));
        Assert.True(Loss(-0.9f) > Loss(-0.8f));
    }

    [Fact]
    public void Margin_Gradient_IsFiniteAtTheEdge()
    {
        Tensor cosines = tensor(new float[,] { { 1f, -1f } }).requires_grad_(true);
        MarginLoss.Compute(cosines, tensor(new long[] { 0 }), MarginForm.ArcFace, margin: 0.5, scale: 30).backward();
        Assert.True(cosines.grad!.isfinite().all().item<bool>());
    }

    [Fact]
    public void FaceCode_Target_GetsNoGradient()
    {
        Tensor generated = rand(2, 3, 4, 4).requires_grad_(true), face = rand(2, 3, 4, 4).requires_grad_(true);
        Tensor loss = FaceCodeLoss.Compute(generated, face);
        Assert.Equal(0f, FaceCodeLoss.Compute(face * 2, face).item<float>(), Tolerance);
        loss.backward();
        Assert.NotNull(generated.grad);
        Assert.Null(face.grad);
    }

    [Fact]
    public void IdentityEmbedding_SameDirection_CostsNothing()
    {
        Tensor embedding = nn.functional.normalize(randn(3, 8), dim: 1);
        Assert.Equal(0f, IdentityEmbeddingLoss.Compute(embedding, embedding).item<float>(), Tolerance);
        Assert.Equal(2f, IdentityEmbeddingLoss.Compute(-embedding, embedding).item<float>(), Tolerance);
    }

    [Fact]
    public void TruePair_OtherLight_CostsLittle()
    {
        Tensor second = rand(2, 1, 16, 16);
        Assert.InRange(TruePairLoss.Compute((second * 0.5) + 0.2, second).item<float>(), 0f, 0.2f);
        Assert.True(TruePairLoss.Compute(rand(2, 1, 16, 16), second).item<float>() > 0.5f);
    }

    [Fact]
    public void MaskSparsity_MaskThatKeepsTheFace_CostsNothing()
    {
        Assert.Equal(0f, MaskSparsityLoss.Compute(ones(1, 1, 4, 4)).item<float>(), Tolerance);
        Assert.Equal(0.75f, MaskSparsityLoss.Compute(full([1, 1, 4, 4], 0.25)).item<float>(), Tolerance);
    }

    [Fact]
    public void ExpressionClassification_LogitShift_IsAddedToTheLogits()
    {
        Tensor logits = randn(3, 7), targets = nn.functional.softmax(randn(3, 7), 1), shift = randn(7);
        Assert.Equal(
            ExpressionClassificationLoss.Compute(logits + shift, targets).item<float>(),
            ExpressionClassificationLoss.Compute(logits, targets, shift).item<float>(),
            Tolerance);
        Assert.Equal(
            ExpressionClassificationLoss.Compute(logits, targets).item<float>(),
            ExpressionClassificationLoss.Compute(logits, targets, logitShift: null).item<float>());
    }
}
