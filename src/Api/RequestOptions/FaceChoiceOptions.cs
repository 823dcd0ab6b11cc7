using TDGan.Api.Errors;
using TDGan.Inference.Crops;

namespace TDGan.Api.RequestOptions;

/// <summary>The two options that choose the face of one picture.</summary>
/// <param name="Index">By position.</param>
/// <param name="Box">By place.</param>
internal sealed record FaceChoiceOptions(IntegerOption Index, BoxOption Box)
{
    /// <param name="part">The picture.</param>
    /// <param name="prefix">What the options' names begin with.</param>
    public static FaceChoiceOptions For(string part, string prefix) => new(
        new(prefix + "Index", $"Which face of the picture `{part}`, largest first. Default 0.", 0, 99),
        new(
            prefix + "Box",
            $"The face of the picture `{part}` in place of its index: `x,y,width,height` as a box of `/expressions` has them. A face that is "
                + "found there is taken, else the box itself."));

    /// <summary>The choice; both at once end the request.</summary>
    public (int Index, FaceBox? Box) Read(GivenOptions options)
    {
        if (options.Has(Index) && options.Has(Box))
        {
            throw Problems.InvalidParameter(Box.Name, $"either {Index.Name} or {Box.Name}, not both");
        }

        return ((int)options.Get(Index, 0), options.Has(Box) ? options.Get(Box, default) : null);
    }
}
