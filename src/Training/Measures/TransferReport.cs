namespace TDGan.Training.Measures;

/// <summary>Everything that <c>evaluate-transfer</c> found.</summary>
internal sealed record TransferReport
{
    /// <summary>Version of the decoder.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 of the decoder's graph.</summary>
    public required string DecoderDigest { get; init; }

    /// <summary>Seed of the pair list.</summary>
    public required int Seed { get; init; }

    /// <summary>Pairs of a held-out face and an expression.</summary>
    public required int Pairs { get; init; }

    /// <summary>The tables.</summary>
    public required IReadOnlyList<TransferSection> Sections { get; init; }
}
