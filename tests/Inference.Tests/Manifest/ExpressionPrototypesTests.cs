using System.Collections.Immutable;
using TDGan.Inference.Expressions;
using TDGan.Inference.Manifest;
using Xunit;

namespace TDGan.Inference.Tests.Manifest;

public sealed class ExpressionPrototypesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_WhatWriteWrote_GivesEachCode()
    {
        string file = _folder.File(ExpressionPrototypes.FileName);
        Seven(length: 4).Write(file);

        ExpressionPrototypes read = ExpressionPrototypes.Read(file);

        Assert.Equal([1, 2, 2], read.Shape);
        Assert.Equal([3f, 3f, 3f, 3f], read.Of(Expression.Happiness));
        Assert.Equal(13, read.Labels["happiness"].Count);
    }

    [Fact]
    public void Read_CodeOfAnotherLength_NamesLabelExpectedActual()
    {
        string file = _folder.File(ExpressionPrototypes.FileName);
        Seven(length: 3).Write(file);

        var exception = Assert.Throws<ModelFolderException>(() => ExpressionPrototypes.Read(file));

        Assert.Equal($"{file}: expected 4 values for surprise, actual 3", exception.Message);
    }

    [Fact]
    public void Read_MissingLabel_NamesIt()
    {
        string file = _folder.File(ExpressionPrototypes.FileName);
        ExpressionPrototypes all = Seven(length: 4);
        (all with { Labels = all.Labels.Remove("anger") }).Write(file);

        var exception = Assert.Throws<ModelFolderException>(() => ExpressionPrototypes.Read(file));

        Assert.Equal($"{file}: expected 4 values for anger, actual no such label", exception.Message);
    }

    private static ExpressionPrototypes Seven(int length) => new(
        [1, 2, 2],
        ExpressionLabels.All
            .Select((label, index) => (label, new ExpressionPrototype(10 + index, [.. Enumerable.Repeat((float)index, length)])))
            .ToImmutableSortedDictionary(pair => pair.label, pair => pair.Item2));
}
