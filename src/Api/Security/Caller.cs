namespace TDGan.Api.Security;

/// <summary>Who calls, where keys are in use; a feature of the request.</summary>
/// <param name="Name">The name of the key.</param>
internal sealed record Caller(string Name);
