using System.Text;
using System.Text.Json;

namespace TDGan.Client.Tests.TypeScript;

/// <summary>Writes the schemas of an OpenAPI 3.1 document as TypeScript types.</summary>
internal sealed class TypeScriptTypes
{
    private const string ReferencePrefix = "#/components/schemas/";
    private readonly StringBuilder _text = new();

    /// <param name="document">The document.</param>
    /// <returns>A declaration file, with line ends of one byte.</returns>
    public static string Generate(JsonElement document)
    {
        TypeScriptTypes types = new();
        types._text.Append("// Types of the TDGAN service, generated from docs/openapi.json by tests/Client.Tests. Do not edit.\n");
        foreach (JsonProperty schema in document.GetProperty("components").GetProperty("schemas").EnumerateObject())
        {
            types.Declare(schema.Name, schema.Value);
        }

        return types._text.ToString();
    }

    private void Declare(string name, JsonElement schema)
    {
        _text.Append('\n');
        Comment(schema, indent: "");
        if (!schema.TryGetProperty("properties", out JsonElement properties))
        {
            _text.Append($"export type {name} = {TypeOf(schema)};\n");
            return;
        }

        HashSet<string?> required = schema.TryGetProperty("required", out JsonElement names)
            ? [.. names.EnumerateArray().Select(member => member.GetString())]
            : [];
        _text.Append($"export interface {name} {{\n");
        foreach (JsonProperty member in properties.EnumerateObject())
        {
            Comment(member.Value, indent: "  ");
            _text.Append($"  {member.Name}{(required.Contains(member.Name) ? "" : "?")}: {TypeOf(member.Value)};\n");
        }

        _text.Append("}\n");
    }

    private void Comment(JsonElement schema, string indent)
    {
        if (schema.TryGetProperty("description", out JsonElement description))
        {
            string line = description.GetString()!.ReplaceLineEndings(" ").Replace("*/", "* /", StringComparison.Ordinal);
            _text.Append($"{indent}/** {line} */\n");
        }
    }

    private static string TypeOf(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            return reference.GetString()![ReferencePrefix.Length..];
        }

        foreach (string choice in new[] { "oneOf", "anyOf", "allOf" })
        {
            if (schema.TryGetProperty(choice, out JsonElement members))
            {
                return string.Join(choice == "allOf" ? " & " : " | ", members.EnumerateArray().Select(TypeOf));
            }
        }

        if (schema.TryGetProperty("enum", out JsonElement values))
        {
            return string.Join(" | ", values.EnumerateArray().Select(value => value.GetRawText()));
        }

        return schema.TryGetProperty("type", out JsonElement type) ? TypeOf(type, schema) : "unknown";
    }

    private static string TypeOf(JsonElement type, JsonElement schema) => type.ValueKind == JsonValueKind.Array
        ? string.Join(" | ", type.EnumerateArray().Select(one => TypeOf(one, schema)).Order(StringComparer.Ordinal))
        : type.GetString() switch
        {
            "integer" or "number" => "number",
            "boolean" => "boolean",
            "null" => "null",
            "array" => schema.TryGetProperty("items", out JsonElement items) ? $"Array<{TypeOf(items)}>" : "Array<unknown>",
            "object" => schema.TryGetProperty("additionalProperties", out JsonElement value) && value.ValueKind == JsonValueKind.Object
                ? $"Record<string, {TypeOf(value)}>"
                : "Record<string, unknown>",
            _ => "string",
        };
}
