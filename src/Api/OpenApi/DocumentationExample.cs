using System.Text.Json.Nodes;

namespace TDGan.Api.OpenApi;

/// <summary>A body that the document shows.</summary>
/// <param name="Name">Key.</param>
/// <param name="Summary">One line.</param>
/// <param name="Value">The body. Copied on use, because a JSON node has one parent.</param>
internal sealed record DocumentationExample(string Name, string Summary, JsonNode Value);
