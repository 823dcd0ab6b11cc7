using TDGan.Inference.Expressions;
using TDGan.Training.Datasets;

namespace TDGan.Training.Tests.Datasets;

public sealed class ExpressionNamesTests
{
    [Theory]
    [InlineData("p01_surprised.png", Expression.Surprise)]
    [InlineData("afraid", Expression.Fear)]
    [InlineData("FEARFUL-2", Expression.Fear)]
    [InlineData("disgusted", Expression.Disgust)]
    [InlineData("joy", Expression.Happiness)]
    [InlineData("happy face", Expression.Happiness)]
    [InlineData("sad", Expression.Sadness)]
    [InlineData("anger_h", Expression.Anger)]
    [InlineData("angry", Expression.Anger)]
    [InlineData("neutral", Expression.Neutral)]
    public void Find_WordOfAnySet_IsItsExpression(string name, Expression expression) => Assert.Equal(expression, ExpressionNames.Find(name));

    [Theory]
    [InlineData("contempt")]
    [InlineData("sadly")]
    [InlineData("")]
    public void Find_NoSuchWord_IsNull(string name) => Assert.Null(ExpressionNames.Find(name));
}
