using TDGan.Inference.Crops;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Faces;

/// <summary>The face of a picture that a task is about, or several by their positions.</summary>
/// <param name="Part">How the request calls the picture.</param>
/// <param name="Index">Position among the faces, largest first, from 0.</param>
/// <param name="Box">Where it is, in place of the index; null for none.</param>
internal sealed record WantedFace(string Part, int Index = 0, FaceBox? Box = null)
{
    /// <summary>Most faces of a picture that an index can choose from.</summary>
    public const int MaxFaces = 100;

    /// <summary>Positions of further faces that are wanted with it, in any order.</summary>
    public IReadOnlyList<int> Others { get; init; } = [];

    /// <summary>Name of the option that gives <see cref="Index"/>.</summary>
    public string IndexOption => Part == "face" ? "faceIndex" : $"{Part}FaceIndex";

    /// <summary>Name of the option that gives <see cref="Box"/>.</summary>
    public string BoxOption => Part == "face" ? "faceBox" : $"{Part}FaceBox";

    /// <summary>Refuses an index outside 0 to 99 and a box without an area.</summary>
    /// <exception cref="Errors.InferenceException"><see cref="Errors.InferenceError.InvalidParameter"/> with the option's name.</exception>
    public void CheckRanges()
    {
        foreach (int index in Others.Prepend(Index))
        {
            ParameterRange.Check(IndexOption, index, 0, MaxFaces - 1);
        }

        if (Box is { } box)
        {
            ParameterRange.Check(BoxOption, box.X, 0, FaceBox.LargestSide);
            ParameterRange.Check(BoxOption, box.Y, 0, FaceBox.LargestSide);
            ParameterRange.Check(BoxOption, box.Width, float.Epsilon, FaceBox.LargestSide);
            ParameterRange.Check(BoxOption, box.Height, float.Epsilon, FaceBox.LargestSide);
        }
    }
}
