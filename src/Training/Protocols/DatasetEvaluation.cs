using TDGan.Inference.Manifest;
using TDGan.Training.Data;
using TDGan.Training.Datasets;
using TDGan.Training.Measures;

namespace TDGan.Training.Protocols;

/// <summary>The pictures of any data set that a model is measured on; where they are its test split, the look is noted.</summary>
/// <param name="source">The data set.</param>
/// <param name="final">Whether the test split is opened.</param>
/// <param name="model">The model that is measured.</param>
/// <param name="log">Gets the openings of test splits.</param>
internal sealed class DatasetEvaluation(DatasetSource source, bool final, ModelIdentity model, FinalEvaluationLog log)
{
    private bool hasSplits;

    /// <summary>What is measured, for the title of a report.</summary>
    public string Name => final
        ? $"{source.Loader.Kind}, test split (opened for the {log.CountOpened(source.Loader.Kind)}. time)"
        : $"{source.Loader.Kind}, {(hasSplits ? "validation split" : "all labelled pictures")}";

    /// <summary>Reads the pictures that have a majority label.</summary>
    /// <param name="side">S of the pictures that come out.</param>
    /// <exception cref="InvalidDataException">The set has no such split.</exception>
    public ExpressionSamples Load(int side)
    {
        DatasetListing listing = source.List();
        hasSplits = listing.Items.Any(item => item.Split is not null);
        if (final)
        {
            DatasetListing test = EvaluationPart.Final(listing).Labelled(requireMajority: true);
            log.Opened(model.Version, model.Sha256, source.Loader.Kind, test.Items.Count);
            return DatasetSamples.LoadExpressions(test, side, strict: false, requireMajority: true);
        }

        return DatasetSamples.LoadExpressions(EvaluationPart.Repeatable(listing), side, strict: false, requireMajority: true);
    }

    /// <summary>Notes the result of a test split.</summary>
    public void Note(ConfusionMatrix matrix)
    {
        if (final)
        {
            log.Measured(model.Version, source.Loader.Kind, matrix.Accuracy, matrix.MeanClassRecall);
        }
    }
}
