namespace TDGan.Api.Admin;

/// <summary>The calls that change which models are served. Off unless switched on, and then behind a key, a port of their own, or both.</summary>
internal sealed class AdminOptions
{
    public const string SectionName = "TDGan:Admin";

    /// <summary>Whether the calls are answered; others than <c>index</c>, <c>load</c> and <c>unload</c> there are none. Default false.</summary>
    public bool Enabled { get; set; }

    /// <summary>Key that each call must bring, as <c>Authorization: Bearer</c> or <c>X-Api-Key</c>; 16 characters or more. Default null: none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Port of this machine that alone answers the calls, 1-65535; the service must listen on it. Default null: every one.</summary>
    public int? Port { get; set; }
}
