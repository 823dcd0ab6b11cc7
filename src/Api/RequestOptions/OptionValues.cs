using System.Collections.Immutable;
using System.Globalization;

namespace TDGan.Api.RequestOptions;

/// <summary>What an option takes, in a form that the contract can show.</summary>
/// <param name="Kind">JSON type of one value.</param>
/// <param name="Expected">The same in words, for problems.</param>
internal sealed record OptionValues(OptionKind Kind, string Expected)
{
    /// <summary>Lowest number, or null.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Highest number, or null.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>The words that are taken; empty for numbers.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>Name of the set of <see cref="Choices"/> in the contract; null for numbers.</summary>
    public string? ChoicesName { get; init; }

    /// <summary>What is allowed, as a clause: "1 to 7 are allowed"; null where <see cref="Expected"/> tells it better.</summary>
    public string? Allowed => (Minimum, Maximum, Choices.IsEmpty) switch
    {
        ({ } least, { } most, _) => string.Create(CultureInfo.InvariantCulture, $"{least} to {most} are allowed"),
        (_, _, false) => string.Join(", ", Choices) + " are allowed",
        _ => null,
    };

    /// <summary>Whether several words are taken, separated by commas.</summary>
    public bool IsList { get; init; }
}
