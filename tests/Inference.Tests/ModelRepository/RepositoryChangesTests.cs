using TDGan.Inference.ModelRepository;
using Xunit;

namespace TDGan.Inference.Tests.ModelRepository;

public sealed class RepositoryChangesTests
{
    [Theory]
    [InlineData("a a a", "")]
    [InlineData("b b", "b")]
    [InlineData("b b b b", "b")]
    [InlineData("b c d", "")]
    [InlineData("b c d d", "d")]
    [InlineData("b a b b", "b")]
    [InlineData("b b a a b b", "b a b")]
    public void IsNew_Looks_ActsOnceOnEachThatTwoInARowAgreeOn(string looks, string acted)
    {
        var changes = new RepositoryChanges("a");

        Assert.Equal(acted, string.Join(' ', looks.Split(' ').Where(changes.IsNew)));
    }
}
