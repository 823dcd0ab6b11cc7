namespace TDGan.Training.Datasets;

/// <summary>The protocol <c>kfold</c>: one fold tests, the next one chooses between models, the others train. Nobody is in two parts.</summary>
internal static class FoldDivision
{
    /// <summary>Divides a set.</summary>
    /// <param name="listing">The set that the folds were made of.</param>
    /// <param name="folds">Three folds or more.</param>
    /// <param name="index">The fold that tests, from 0.</param>
    /// <exception cref="InvalidDataException">A subject is in no fold, or there are fewer than three folds.</exception>
    public static DatasetParts Divide(DatasetListing listing, SubjectFolds folds, int index)
    {
        const int leastFolds = 3;
        if (folds.Folds.Count < leastFolds)
        {
            throw new InvalidDataException($"{leastFolds} folds or more are needed: one tests, one chooses between models, the others train.");
        }

        (DatasetListing rest, DatasetListing test) = folds.HoldOut(listing, index);
        (DatasetListing train, DatasetListing validation) = folds.HoldOut(rest, (index + 1) % folds.Folds.Count);
        return new DatasetParts(train, validation, test);
    }
}
