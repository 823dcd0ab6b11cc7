namespace TDGan.Api.Replies;

/// <summary>The answer for one picture of a batch: a result or a problem.</summary>
internal sealed record ExpressionsBatchItemReply
{
    /// <summary>Position of the picture in the batch, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The file name that the picture was sent with; absent where it had none.</summary>
    public string? Name { get; init; }

    /// <summary>What was read; absent where there is a problem.</summary>
    public ExpressionsReply? Result { get; init; }

    /// <summary>Why nothing was read; absent where there is a result.</summary>
    public ProblemReply? Problem { get; init; }
}
