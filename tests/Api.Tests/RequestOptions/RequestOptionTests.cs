using TDGan.Api.Expressions;
using TDGan.Api.Transfers;
using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;

namespace TDGan.Api.Tests.RequestOptions;

public sealed class RequestOptionTests
{
    [Theory]
    [InlineData("1", 1)]
    [InlineData("7", 7)]
    [InlineData("007", 7)]
    public void IntegerTryParse_DigitsInRange_ReadsNumber(string text, long expected)
    {
        Assert.True(ExpressionsRequest.TopKOption.TryParse(text, out long value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("8")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1.0")]
    [InlineData("")]
    [InlineData("99999999999999999999")]
    public void IntegerTryParse_AnythingElse_Refuses(string text) => Assert.False(ExpressionsRequest.TopKOption.TryParse(text, out _));

    [Theory]
    [InlineData("0", 0f)]
    [InlineData("1", 1f)]
    [InlineData("0.25", 0.25f)]
    [InlineData("2.5e-1", 0.25f)]
    public void NumberTryParse_InRange_ReadsNumber(string text, float expected)
    {
        Assert.True(TransfersRequest.IntensityOption.TryParse(text, out float value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-0.1")]
    [InlineData("1.001")]
    [InlineData("0,5")]
    [InlineData("half")]
    [InlineData("")]
    public void NumberTryParse_AnythingElse_Refuses(string text) => Assert.False(TransfersRequest.IntensityOption.TryParse(text, out _));

    [Fact]
    public void ChoiceTryParse_EveryLabel_ReadsItsExpression()
    {
        foreach (Expression expected in Enum.GetValues<Expression>())
        {
            Assert.True(TransfersRequest.ExpressionLabelOption.TryParse(ExpressionLabels.Of(expected), out Expression? value));
            Assert.Equal(expected, value);
        }
    }

    [Theory]
    [InlineData("Happiness")]
    [InlineData("HAPPINESS")]
    public void ChoiceTryParse_WordInAnotherCase_IsTheSameWord(string text)
    {
        Assert.True(TransfersRequest.ExpressionLabelOption.TryParse(text, out Expression? value));
        Assert.Equal(Expression.Happiness, value);
    }

    [Fact]
    public void WordSetTryParse_WordsInAnotherCase_AreTheSameWords()
    {
        Assert.True(ExpressionsRequest.IncludeOption.TryParse("Landmarks,LOGITS", out IReadOnlySet<string> words));
        Assert.Equal([true, true, false], new[] { "landmarks", "logits", "mesh" }.Select(words.Contains));
    }

    [Theory]
    [InlineData("joy")]
    [InlineData("")]
    public void ChoiceTryParse_OtherWord_Refuses(string text) => Assert.False(TransfersRequest.ExpressionLabelOption.TryParse(text, out _));

    [Theory]
    [InlineData("identity")]
    [InlineData("landmarks,age")]
    [InlineData("landmarks, logits")]
    [InlineData("")]
    public void WordSetTryParse_UnknownWord_Refuses(string text) => Assert.False(ExpressionsRequest.IncludeOption.TryParse(text, out _));

    [Fact]
    public void BoxTryParse_FourNumbers_ReadsTheBox()
    {
        Assert.True(TransfersRequest.FaceChoice.Box.TryParse("412,230.5,180,1.9e2", out FaceBox box));
        Assert.Equal(new FaceBox(412, 230.5f, 180, 190), box);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1,2,3")]
    [InlineData("1,2,3,4,5")]
    [InlineData("1,2,0,4")]
    [InlineData("-1,2,3,4")]
    [InlineData("1,2,3,NaN")]
    [InlineData("1, 2, 3, 4")]
    [InlineData("1,2,3,99999")]
    public void BoxTryParse_AnythingElse_Refuses(string text) => Assert.False(TransfersRequest.FaceChoice.Box.TryParse(text, out _));
}
