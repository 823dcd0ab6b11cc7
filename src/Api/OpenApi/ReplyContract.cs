using System.Collections.Immutable;

namespace TDGan.Api.OpenApi;

/// <summary>One media type of a success.</summary>
/// <param name="MediaType">As sent.</param>
/// <param name="Body">Type of the JSON, or null for a picture.</param>
/// <param name="Examples">Bodies; none for a picture.</param>
internal sealed record ReplyContract(string MediaType, Type? Body, ImmutableArray<ContractExample> Examples);
