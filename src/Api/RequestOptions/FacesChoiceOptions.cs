using System.Collections.Immutable;
using TDGan.Api.Errors;
using TDGan.Inference.Crops;

namespace TDGan.Api.RequestOptions;

/// <summary>The two options that choose one face or several of one picture.</summary>
/// <param name="Indices">By position.</param>
/// <param name="Box">One face, by place.</param>
internal sealed record FacesChoiceOptions(IntegerListOption Indices, BoxOption Box)
{
    /// <param name="part">The picture.</param>
    /// <param name="prefix">What the options' names begin with.</param>
    public static FacesChoiceOptions For(string part, string prefix) => new(
        new(
            prefix + "Index",
            $"Which face of the picture `{part}`, largest first. Default 0. Several, as in `0,2`, get the same expression; with `paste=original`.",
            0,
            99),
        FaceChoiceOptions.For(part, prefix).Box);

    /// <summary>The choice; both at once end the request.</summary>
    public (ImmutableArray<int> Indices, FaceBox? Box) Read(GivenOptions options)
    {
        if (options.Has(Indices) && options.Has(Box))
        {
            throw Problems.InvalidParameter(Box.Name, $"either {Indices.Name} or {Box.Name}, not both");
        }

        return (options.Get(Indices, [0]), options.Has(Box) ? options.Get(Box, default) : null);
    }
}
