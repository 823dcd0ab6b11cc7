namespace TDGan.Client.Replies;

/// <summary>Which model answered.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sha256">Lower-case hex digest of its file.</param>
/// <param name="Device">Where it runs: <c>cpu</c>, <c>cuda:0</c>.</param>
public sealed record ModelIdentity(string Name, string Version, string Sha256, string Device);
