namespace TDGan.Api.Hosting;

/// <summary>Marks endpoints that machines ask every few seconds: no trace, and no log line above Debug.</summary>
internal sealed class QuietRequest;
