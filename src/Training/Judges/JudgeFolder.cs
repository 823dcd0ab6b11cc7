using TDGan.Training.Loops;

namespace TDGan.Training.Judges;

/// <summary>Where the judges are: <c>expression/</c> and <c>identity/</c> in one folder, each with its checkpoint and its final weights.</summary>
/// <param name="root">Such as <c>runs/judges</c>.</param>
internal sealed class JudgeFolder(string root)
{
    /// <summary>Where judges go unless told otherwise.</summary>
    public const string Default = "runs/judges";

    /// <summary>Folder of the expression judge, made where there is none.</summary>
    public RunFolder Expression => RunFolder.Create(Path.Combine(root, "expression"));

    /// <summary>Folder of the identity embedding, made where there is none.</summary>
    public RunFolder Identity => RunFolder.Create(Path.Combine(root, "identity"));

    /// <summary>The trained expression judge, in evaluation mode.</summary>
    /// <exception cref="FileNotFoundException">It is not trained.</exception>
    public ExpressionJudge LoadExpression()
    {
        var judge = new ExpressionJudge();
        judge.load(Weights(Expression));
        judge.eval();
        return judge;
    }

    /// <summary>The trained identity embedding, in evaluation mode.</summary>
    /// <exception cref="FileNotFoundException">It is not trained.</exception>
    public IdentityTrainingNetwork LoadIdentity(long people)
    {
        var network = new IdentityTrainingNetwork(people);
        network.load(Weights(Identity));
        network.eval();
        return network;
    }

    private static string Weights(RunFolder folder) => folder.Combine(JudgeWeights.FinalFolder, JudgeWeights.AverageFile) is var file && File.Exists(file)
        ? file
        : throw new FileNotFoundException($"{file} is not there: train it by 'tdgan judges train'.");
}
