
namespace TDGan.Client.Requests;

/// <summary>
/// A row of pictures: one face between two expressions (<see cref="BetweenExpressions"/>), or one expression between two faces
/// (<see cref="BetweenFaces"/>). Null members take the defaults.
/// </summary>
public sealed record InterpolationOptions : FaceOptions
{
    private readonly (string Part, Picture? Picture, string? Label)[] _ends;

    private InterpolationOptions(params (string Part, Picture? Picture, string? Label)[] ends) => _ends = ends;

    /// <summary>Which face of the picture, largest first; the first by default. For one face between two expressions.</summary>
    public int? FaceIndex { get; init; }

    /// <summary>Whether the whole picture is shown, not the face alone; false by default. For one face between two expressions.</summary>
    public bool? WholePicture { get; init; }

    /// <summary>Pictures, both ends included, 2-32; 8 by default.</summary>
    public int? Steps { get; init; }

    /// <summary>Animated <c>webp</c> (the default) or <c>gif</c>, or <c>png</c> with all pictures side by side.</summary>
    public string? Format { get; init; }

    /// <summary>Seed of the noise; 0 by default.</summary>
    public uint? Seed { get; init; }

    /// <summary>One face from one expression to another.</summary>
    /// <param name="face">Picture whose face is kept.</param>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends.</param>
    public static InterpolationOptions BetweenExpressions(Picture face, ExpressionSource from, ExpressionSource to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return new(("face", face, null), ("expressionFrom", from.Picture, from.Label), ("expressionTo", to.Picture, to.Label));
    }

    /// <summary>One expression from one face to another.</summary>
    /// <param name="from">Picture of the first face.</param>
    /// <param name="to">Picture of the last face.</param>
    /// <param name="expression">What all of them show.</param>
    public static InterpolationOptions BetweenFaces(Picture from, Picture to, ExpressionSource expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return new(("faceFrom", from, null), ("faceTo", to, null), ("expression", expression.Picture, expression.Label));
    }

    internal override void AddTo(FormRequest request)
    {
        base.AddTo(request);
        foreach ((string part, Picture? picture, string? label) in _ends)
        {
            request.Add(part, picture);
            request.Add(part + "Label", label);
        }

        request.Add("faceIndex", FaceIndex);
        request.Add("paste", WholePicture switch { null => null, true => "original", false => "crop" });
        request.Add("steps", Steps);
        request.Add("format", Format);
        request.Add("seed", Seed);
    }
}
