namespace TDGan.Inference.ModelRepository;

/// <summary>Tells a finished change from one under way: a look counts when the look before it saw the same and neither was acted on.</summary>
/// <param name="known">What was seen when the models were loaded.</param>
internal sealed class RepositoryChanges(string known)
{
    private string _known = known;
    private string? _candidate;

    /// <summary>Takes in one look.</summary>
    /// <param name="seen">All that it saw.</param>
    /// <returns>Whether to act on it; true once for each change.</returns>
    public bool IsNew(string seen)
    {
        if (seen == _known)
        {
            _candidate = null;
            return false;
        }

        if (seen != _candidate)
        {
            _candidate = seen;
            return false;
        }

        (_known, _candidate) = (seen, null);
        return true;
    }
}
