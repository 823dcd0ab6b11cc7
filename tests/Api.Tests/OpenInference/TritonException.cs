namespace TDGan.Api.Tests.OpenInference;

/// <summary>What a client of the protocol shows of a reply that is none: its member <c>error</c>.</summary>
internal sealed class TritonException(string message) : Exception(message);
