namespace TDGan.Api.CommandLine;

/// <summary>How outcomes are written, and found again in what was written before.</summary>
internal interface IOutcomeFormat
{
    /// <summary>What stands before all outcomes, with its line end; empty for nothing.</summary>
    string Header { get; }

    /// <summary>One outcome as whole lines.</summary>
    string Format(PictureOutcome outcome);

    /// <summary>Reads one line, without its end, that an earlier run wrote.</summary>
    /// <param name="line">Of the file, the header's included.</param>
    /// <param name="file">The picture that it is about; null for the header.</param>
    /// <param name="endsOutcome">Whether the outcome of that picture is complete with it.</param>
    /// <returns>False for a line that this format does not write.</returns>
    bool TryRead(string line, out string? file, out bool endsOutcome);
}
