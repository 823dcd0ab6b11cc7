using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.Judges;

/// <summary>What the expression judge is shown: the picture shrunk to 32 px and enlarged, so that fine texture cannot fool it.</summary>
internal static class JudgeView
{
    /// <summary>Side that every picture passes through.</summary>
    public const int PassageSide = 32;

    /// <summary>[N, 1, S, S] to [N, 1, 48, 48].</summary>
    public static Tensor Of(Tensor images) => PictureResize.Through(images, PassageSide, PlainTrunk.Side);
}
