namespace TDGan.Inference.Diagnostics;

/// <summary>Why an item was not computed.</summary>
internal enum RejectionReason
{
    /// <summary>The queue was full.</summary>
    Overloaded,

    /// <summary>The caller left, or its deadline passed, while the item waited.</summary>
    Cancelled,

    /// <summary>The result would have come after the deadline.</summary>
    Deadline,

    /// <summary>The model was retired or the service stops.</summary>
    ShuttingDown,
}
