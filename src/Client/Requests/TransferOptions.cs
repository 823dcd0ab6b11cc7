
namespace TDGan.Client.Requests;

/// <summary>A face to generate with another expression: of a picture, or the mean one of a label. Null members take the defaults.</summary>
/// <param name="Face">Picture whose face is kept.</param>
public sealed record TransferOptions(Picture Face) : FaceOptions
{
    /// <summary>Picture whose expression is taken; either this or <see cref="ExpressionLabel"/>.</summary>
    public Picture? Expression { get; init; }

    /// <summary>Label whose mean expression is taken, such as <c>happiness</c>.</summary>
    public string? ExpressionLabel { get; init; }

    /// <summary>0 keeps the expression of the face, 1 (the default) takes all of the other.</summary>
    public double? Intensity { get; init; }

    /// <summary>Seed of the noise; 0 by default.</summary>
    public uint? Seed { get; init; }

    /// <summary><c>png</c> (the default), <c>jpeg</c> or <c>webp</c>.</summary>
    public string? Format { get; init; }

    /// <summary>Quality of JPEG and WebP, 1-100; 90 by default.</summary>
    public int? Quality { get; init; }

    internal override void AddTo(FormRequest request)
    {
        base.AddTo(request);
        request.Add("face", Face);
        request.Add("expression", Expression);
        request.Add("expressionLabel", ExpressionLabel);
        request.Add("intensity", Intensity);
        request.Add("seed", Seed);
        request.Add("format", Format);
        request.Add("quality", Quality);
    }
}
