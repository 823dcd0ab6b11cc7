namespace TDGan.Api.CommandLine;

/// <summary>What the commands end with.</summary>
internal static class ExitCodes
{
    /// <summary>Everything was done.</summary>
    public const int Done = 0;

    /// <summary>Nothing could be done: wrong options, no models, no such file.</summary>
    public const int Failed = 1;

    /// <summary>Everything was tried, and some pictures have a problem instead of a result.</summary>
    public const int SomeFailed = 2;

    /// <summary>Stopped before the end; the same command goes on from there.</summary>
    public const int Stopped = 130;
}
