using System.Text.Json;
using TDGan.Api.Tests.Support;

namespace TDGan.Client.Tests.TypeScript;

/// <summary>docs/clients/tdgan.d.ts follows docs/openapi.json.</summary>
public sealed class TypeScriptFileTests
{
    /// <summary>Set to 1, the test writes the file instead of comparing it.</summary>
    private const string RefreshVariable = "TDGAN_REFRESH_CONTRACT";

    [Fact]
    public async Task Types_ComparedWithTheCommittedFile_AreTheSame()
    {
        string json = await File.ReadAllTextAsync(SourceTree.Find("docs/openapi.json"), TestContext.Current.CancellationToken);
        string types = TypeScriptTypes.Generate(JsonElement.Parse(json));
        string file = SourceTree.Find("docs/clients/tdgan.d.ts");
        if (Environment.GetEnvironmentVariable(RefreshVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, types, TestContext.Current.CancellationToken);
        }

        string committed = File.Exists(file) ? await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) : "";
        Assert.True(
            committed == types,
            "docs/clients/tdgan.d.ts does not follow docs/openapi.json. Write it: "
            + $"{RefreshVariable}=1 dotnet test --project tests/Client.Tests");
    }

    [Fact]
    public void Generate_EveryKindOfSchema_HasItsType()
    {
        JsonElement document = JsonElement.Parse(
            """
            {"components":{"schemas":{
              "Side":{"enum":["left","right"]},
              "Face":{"description":"One face.","required":["id"],"properties":{
                "id":{"type":"integer","description":"Position."},
                "score":{"type":["null","number"]},
                "side":{"$ref":"#/components/schemas/Side"},
                "points":{"type":"array","items":{"type":"number"}},
                "either":{"oneOf":[{"type":"string"},{"type":"boolean"}]},
                "measures":{"type":"object","additionalProperties":{"type":"number"}},
                "anything":{}}}}}}
            """);
        Assert.EndsWith(
            """

            export type Side = "left" | "right";

            /** One face. */
            export interface Face {
              /** Position. */
              id: number;
              score?: null | number;
              side?: Side;
              points?: Array<number>;
              either?: string | boolean;
              measures?: Record<string, number>;
              anything?: unknown;
            }

            """,
            TypeScriptTypes.Generate(document),
            StringComparison.Ordinal);
    }
}
