
namespace TDGan.Client.Requests;

/// <summary>A face to generate with another expression: of a picture, or the mean one of a label. Null members take the defaults.</summary>
/// <param name="Face">Picture whose face is kept.</param>
public sealed record TransferOptions(Picture Face) : FaceOptions
{
    /// <summary>Which faces of the picture get the expression, largest first; the first by default. Several with <see cref="WholePicture"/>.</summary>
    public IReadOnlyList<int>? FaceIndices { get; init; }

    /// <summary>
    /// Which face the expression is taken from, largest first: of <see cref="Expression"/>, or of the picture of the face itself where that is null.
    /// </summary>
    public int? ExpressionFaceIndex { get; init; }

    /// <summary>Whether the reply is the whole picture with the faces changed, not the face alone; false by default.</summary>
    public bool? WholePicture { get; init; }

    /// <summary>Whether the reply is the model's own picture, small and gray, not one of the photo's size and colour; false by default.</summary>
    public bool? ModelSize { get; init; }

    /// <summary>Picture whose expression is taken; either this, <see cref="ExpressionLabel"/> or <see cref="ExpressionFaceIndex"/> alone.</summary>
    public Picture? Expression { get; init; }

    /// <summary>Label whose mean expression is taken, such as <c>happiness</c>; <c>all</c> gives a strip of all seven.</summary>
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
        request.Add("faceIndex", FaceIndices is null ? null : string.Join(',', FaceIndices));
        request.Add("expressionFaceIndex", ExpressionFaceIndex);
        request.Add("paste", WholePicture switch { null => null, true => "original", false => "crop" });
        request.Add("size", ModelSize switch { null => null, true => "model", false => "photo" });
        request.Add("intensity", Intensity);
        request.Add("seed", Seed);
        request.Add("format", Format);
        request.Add("quality", Quality);
    }
}
