using TDGan.Training.Configuration;
using TDGan.Training.Loops;

namespace TDGan.Training.TwoBranch;

/// <summary>
/// Whether a discriminator is due: by its interval and, where the options set a ceiling, only while its running accuracy is not above it. A
/// discriminator that is always right teaches the generator nothing.
/// </summary>
/// <param name="interval">Steps between two updates at most.</param>
/// <param name="ceiling">Accuracy above which updates are left out, 1 for never.</param>
internal sealed class DiscriminatorPacing(int interval, double ceiling)
{
    /// <summary>Updates left out in a row, at most: a measure that no update refreshes must not stop them for good.</summary>
    public const int MostSkipped = 20;

    private const double Decay = 0.9;

    /// <summary>Whether accuracies are of use at all.</summary>
    public bool Measures => ceiling < 1;

    /// <summary>Running accuracies and updates left out, kept in checkpoints.</summary>
    public DiscriminatorPace State { get; set; } = new();

    /// <summary>Number of updates that the interval alone would have made before this step.</summary>
    public int Update(int step) => step / interval;

    /// <summary>Decides for a step, counted from 0. Call it once a step.</summary>
    public bool IsDue(int step)
    {
        if (step % interval != 0)
        {
            return false;
        }

        bool tooGood = Measures && State.Accuracy > ceiling && State.Skipped < MostSkipped;
        State = State with { Skipped = tooGood ? State.Skipped + 1 : 0 };
        return !tooGood;
    }

    /// <summary>Notes the share of real pictures judged right, 0-1.</summary>
    public void NoteReal(double accuracy) => State = State with { Real = Mix(State.Real, accuracy) };

    /// <summary>Notes the share of generated pictures judged right, 0-1.</summary>
    public void NoteGenerated(double accuracy) => State = State with { Generated = Mix(State.Generated, accuracy) };

    /// <summary>The pacing of D_f.</summary>
    public static DiscriminatorPacing OfIdentity(AdversarialPhaseOptions phase) => new(phase.IdentityDiscriminatorInterval, phase.DiscriminatorAccuracyCeiling);

    /// <summary>The pacing of D_e.</summary>
    public static DiscriminatorPacing OfExpression(AdversarialPhaseOptions phase) =>
        new(phase.ExpressionDiscriminatorInterval, phase.DiscriminatorAccuracyCeiling);

    private static double Mix(double? before, double now) => before is { } mean ? (Decay * mean) + ((1 - Decay) * now) : now;
}
