namespace TDGan.Client.Requests;

/// <summary>Where an expression comes from: a picture, or the mean of a label.</summary>
public sealed record ExpressionSource
{
    private ExpressionSource(Picture? picture, string? label) => (Picture, Label) = (picture, label);

    internal Picture? Picture { get; }

    internal string? Label { get; }

    /// <summary>The expression of a picture.</summary>
    /// <param name="picture">With one face.</param>
    public static ExpressionSource Of(Picture picture) => new(picture ?? throw new ArgumentNullException(nameof(picture)), label: null);

    /// <summary>The mean expression of a label.</summary>
    /// <param name="label">Such as <c>happiness</c>.</param>
    public static ExpressionSource Of(string label) => new(picture: null, label ?? throw new ArgumentNullException(nameof(label)));
}
