using TDGan.Inference.Expressions;

namespace TDGan.Training.Datasets;

/// <summary>The words that data sets use for expressions, in any case.</summary>
internal static class ExpressionNames
{
    /// <summary>The eighth expression of several sets, which the seven-class protocol leaves out.</summary>
    public const string Contempt = "contempt";

    private static readonly char[] Separators = ['_', '-', ' ', '.'];

    private static readonly Dictionary<string, Expression> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["surprise"] = Expression.Surprise,
        ["surprised"] = Expression.Surprise,
        ["fear"] = Expression.Fear,
        ["fearful"] = Expression.Fear,
        ["afraid"] = Expression.Fear,
        ["disgust"] = Expression.Disgust,
        ["disgusted"] = Expression.Disgust,
        ["happiness"] = Expression.Happiness,
        ["happy"] = Expression.Happiness,
        ["joy"] = Expression.Happiness,
        ["sadness"] = Expression.Sadness,
        ["sad"] = Expression.Sadness,
        ["anger"] = Expression.Anger,
        ["angry"] = Expression.Anger,
        ["neutral"] = Expression.Neutral,
    };

    /// <summary>The expression that a name contains as a word, such as that of <c>anger_h</c>, or null.</summary>
    /// <param name="name">A folder or file name; words are parted by '_', '-', '.' and spaces.</param>
    public static Expression? Find(string name) =>
        name.Split(Separators).Where(Words.ContainsKey).Select(word => (Expression?)Words[word]).FirstOrDefault();

    /// <summary>Whether a name contains contempt as a word.</summary>
    public static bool IsContempt(string name) => name.Split(Separators)
        .Any(word => word.Equals(Contempt, StringComparison.OrdinalIgnoreCase) || word.Equals("contemptuous", StringComparison.OrdinalIgnoreCase));
}
