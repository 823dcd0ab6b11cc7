using System.Collections.Immutable;

namespace TDGan.Inference.Triton;

/// <summary>One field of a message in protobuf's text format; a list is so many fields of the same name.</summary>
/// <param name="Name">Field name.</param>
/// <param name="Value">Its scalar without quotes, or null for a message.</param>
/// <param name="Fields">The fields of a message; empty for a scalar.</param>
internal sealed record TextProtoField(string Name, string? Value, ImmutableArray<TextProtoField> Fields);
