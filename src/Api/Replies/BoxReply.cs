using TDGan.Inference.Crops;

namespace TDGan.Api.Replies;

/// <summary>A box; x to the right, y down, from the top left corner of the upright image.</summary>
internal sealed record BoxReply
{
    /// <summary>Left edge.</summary>
    public required float X { get; init; }

    /// <summary>Top edge.</summary>
    public required float Y { get; init; }

    /// <summary>Width.</summary>
    public required float Width { get; init; }

    /// <summary>Height.</summary>
    public required float Height { get; init; }

    public static BoxReply From(FaceBox box) => new() { X = box.X, Y = box.Y, Width = box.Width, Height = box.Height };

    /// <summary>The box as shares of the sides of an image of <paramref name="width"/> x <paramref name="height"/> pixels.</summary>
    public static BoxReply Normalized(FaceBox box, int width, int height) =>
        new() { X = box.X / width, Y = box.Y / height, Width = box.Width / width, Height = box.Height / height };
}
