using TDGan.Inference.Expressions;
using static TorchSharp.torch;

namespace TDGan.Training.Evaluation.Transfers;

/// <summary>The fixed list of pairs: every held-out face with every expression, each with a picture of that expression. Pairs of a face follow each other.</summary>
/// <param name="faces">[F, 1, S, S] in [0, 1], the held-out faces.</param>
/// <param name="people">Who they are, F names.</param>
/// <param name="expressionPictures">[7 F, 1, S, S] in [0, 1], pair by pair.</param>
internal sealed class TransferPairs(Tensor faces, IReadOnlyList<string> people, Tensor expressionPictures)
{
    /// <summary>Number of pairs.</summary>
    public int Count => FaceCount * ExpressionLabels.Count;

    /// <summary>Number of faces.</summary>
    public int FaceCount => people.Count;

    /// <summary>The distinct faces, [F, 1, S, S].</summary>
    public Tensor DistinctFaces => faces;

    /// <summary>Who the distinct faces are.</summary>
    public IReadOnlyList<string> People => people;

    /// <summary>The face of each pair, [7 F, 1, S, S].</summary>
    public Tensor Faces { get; } = faces.repeat_interleave(ExpressionLabels.Count, 0);

    /// <summary>The expression picture of each pair, [7 F, 1, S, S].</summary>
    public Tensor ExpressionPictures => expressionPictures;

    /// <summary>The expression that a pair asks for.</summary>
    public static int Target(int pair) => pair % ExpressionLabels.Count;

    /// <summary>The person of a pair.</summary>
    public string Person(int pair) => people[pair / ExpressionLabels.Count];
}
