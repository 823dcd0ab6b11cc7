using System.Text.Json.Serialization;

namespace TDGan.Api.Admin;

/// <summary>The bodies of the admin calls, without reflection.</summary>
[JsonSourceGenerationOptions(AllowDuplicateProperties = false)]
[JsonSerializable(typeof(RepositoryRequest))]
[JsonSerializable(typeof(IReadOnlyList<RepositoryEntryReply>))]
internal sealed partial class AdminJsonContext : JsonSerializerContext;
