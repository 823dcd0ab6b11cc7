using TDGan.Inference.Expressions;
using TDGan.Inference.Images;

namespace TDGan.Training.Datasets;

/// <summary>One picture of a data set, listed but not yet decoded.</summary>
/// <param name="Source">Where it is, for messages and reports: a path relative to the data set with '/', or a file and its line.</param>
/// <param name="Expression">What it shows, or null where the set does not say.</param>
/// <param name="Subject">Who it shows, by the set's own name, or null where the set does not say.</param>
/// <param name="Split">train, valid or test, or null where the set has no given split.</param>
/// <param name="Load">Decodes the picture; throws <see cref="InvalidDataException"/> or <see cref="IOException"/> where it cannot be read.</param>
internal sealed record DatasetItem(string Source, Expression? Expression, string? Subject, string? Split, Func<LuminanceImage> Load)
{
    /// <summary>The class of a picture without expression and subject.</summary>
    public const string Unlabelled = "unlabelled";

    /// <summary>Share of annotators for each expression, seven values that sum to 1, where the set has several; there may be no majority.</summary>
    public float[]? Votes { get; init; }

    /// <summary>Whether the set itself marks the picture as a repeat of another: it is inspected, but neither trained on nor measured.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>The picture's own file, or null where it is part of one.</summary>
    public string? File { get; init; }

    /// <summary>The name that the picture is counted under: its expression, else its subject.</summary>
    public string Class => Expression is { } expression ? ExpressionLabels.Of(expression) : Subject ?? Unlabelled;

    /// <summary>What training aims at: the votes, else all on the one expression; null where neither is known.</summary>
    public float[]? Target() => Votes ?? (Expression is { } expression
        ? [.. Enumerable.Range(0, ExpressionLabels.Count).Select(label => label == (int)expression ? 1f : 0f)]
        : null);
}
