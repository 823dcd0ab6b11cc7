namespace TDGan.Client.Replies;

/// <summary>The apparent expressions in one picture.</summary>
/// <param name="Id">Id of the reply.</param>
/// <param name="Model">Which model answered.</param>
/// <param name="Image">What the picture was.</param>
/// <param name="Faces">Largest first; empty where there is none.</param>
/// <param name="Warnings">What makes the answer less reliable.</param>
/// <param name="Timings">Where the service's time went.</param>
public sealed record ExpressionsResult(
    string Id, ModelIdentity Model, ImageInfo Image, IReadOnlyList<Face> Faces, IReadOnlyList<Warning> Warnings, Timings Timings)
{
    /// <summary>Faces that were found; more than <see cref="Faces"/> has where the most that was asked for cut them.</summary>
    public int FacesFound { get; init; }
}
