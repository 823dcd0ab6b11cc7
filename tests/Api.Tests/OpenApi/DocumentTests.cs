using System.Globalization;
using System.Text.Json;
using TDGan.Api.Errors;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.OpenApi;

public sealed class DocumentTests(SharedService shared) : IAsyncLifetime
{
    private JsonElement _document;

    public async ValueTask InitializeAsync()
    {
        using HttpResponseMessage response = await shared.Service.Client.FetchAsync("/openapi/v1.json");
        _document = await response.ReadJsonAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void Document_Version_Is31() =>
        Assert.StartsWith("3.1.", _document.GetProperty("openapi").GetString(), StringComparison.Ordinal);

    [Fact]
    public void Document_Paths_AreTheEndpoints() => Assert.Equal(
        [
            "/api/v1/expressions", "/api/v1/expressions/batch", "/api/v1/interpolations", "/api/v1/models", "/api/v1/models/{model}",
            "/api/v1/transfers", "/livez", "/readyz", "/startupz",
            "/v2", "/v2/health/live", "/v2/health/ready", "/v2/models/stats",
            "/v2/models/{model}", "/v2/models/{model}/config", "/v2/models/{model}/infer", "/v2/models/{model}/ready",
            "/v2/models/{model}/stats", "/v2/models/{model}/versions/{version}", "/v2/models/{model}/versions/{version}/config",
            "/v2/models/{model}/versions/{version}/infer", "/v2/models/{model}/versions/{version}/ready",
            "/v2/models/{model}/versions/{version}/stats",
            "/v2/repository/index", "/v2/repository/models/{model}/load", "/v2/repository/models/{model}/unload",
        ],
        _document.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Document_Tags_AreThoseOfTheOperations()
    {
        IEnumerable<string?> used = _document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject())
            .SelectMany(operation => operation.Value.GetProperty("tags").EnumerateArray())
            .Select(tag => tag.GetString())
            .Distinct();
        Assert.Equal(
            used.Order(StringComparer.Ordinal),
            _document.GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Document_EveryRowOfTheCatalogueThatIsSent_IsShownWithItsExample()
    {
        Assert.Equal(
            ErrorCatalogue.All.Select(error => $"{error.Status} {error.Code}").Order(StringComparer.Ordinal),
            Problems().Select(problem => $"{problem.Status} {problem.Code}").Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/api/v1/expressions", "image")]
    [InlineData("/api/v1/transfers", "face", "expression")]
    [InlineData("/api/v1/interpolations", "face", "faceFrom", "faceTo", "expression", "expressionFrom", "expressionTo")]
    public void Document_Uploads_HaveFileChoosersAndExamples(string path, params string[] parts)
    {
        JsonElement form = Operation(path).GetProperty("requestBody").GetProperty("content").GetProperty("multipart/form-data");
        JsonElement properties = Resolve(form.GetProperty("schema")).GetProperty("properties");
        Assert.Equal(parts, properties.EnumerateObject().Select(part => part.Name));

        // What Swagger UI looks for before it shows a file chooser.
        Assert.All(parts, part => Assert.NotEmpty(properties.GetProperty(part).GetProperty("contentMediaType").GetString()!));
        Assert.NotEmpty(form.GetProperty("examples").EnumerateObject());
        JsonElement success = Operation(path).GetProperty("responses").GetProperty("200");
        JsonElement reply = success.GetProperty("content").GetProperty("application/json");
        Assert.NotEmpty(reply.GetProperty("examples").EnumerateObject());
    }

    [Theory]
    [InlineData("/api/v1/expressions")]
    [InlineData("/api/v1/transfers")]
    public void Document_Options_AreNotFilledInBySwaggerUi(string path) => Assert.All(
        Operation(path).GetProperty("parameters").EnumerateArray(),
        parameter =>
        {
            Assert.False(parameter.TryGetProperty("example", out _));
            Assert.False(parameter.GetProperty("schema").TryGetProperty("default", out _));
        });

    [Fact]
    public void Document_OnlyConfidence_MayBeNull()
    {
        IEnumerable<string> nullable =
            from schema in _document.GetProperty("components").GetProperty("schemas").EnumerateObject()
            where schema.Value.TryGetProperty("properties", out _)
            from member in schema.Value.GetProperty("properties").EnumerateObject()
            where member.Value.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.Array
            select $"{schema.Name}.{member.Name}";
        Assert.Equal(["FaceReply.confidence"], nullable);
    }

    [Fact]
    public void Document_Operations_TellWhetherAKeyMayBeAskedFor()
    {
        IEnumerable<string> open =
            from path in _document.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            where operation.Value.GetProperty("security").GetArrayLength() == 0
            select path.Name;
        Assert.Equal(["/livez", "/readyz", "/startupz", "/v2/health/live", "/v2/health/ready"], open.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/api/v1/expressions", "post", 401, 403, 429)]
    [InlineData("/api/v1/models", "get", 401, 429)]
    [InlineData("/v2/models/{model}", "get", 401, 403, 429)]
    [InlineData("/v2/repository/index", "post", 401)]
    [InlineData("/livez", "get")]
    public void Document_RefusalsOfKeysAndQuotas_AreThoseOfTheAddress(string path, string method, params int[] expected)
    {
        IEnumerable<int> refusals = _document.GetProperty("paths").GetProperty(path).GetProperty(method).GetProperty("responses")
            .EnumerateObject()
            .Where(response => response.Value.TryGetProperty("$ref", out _))
            .Select(response => int.Parse(response.Name, CultureInfo.InvariantCulture));
        Assert.Equal(expected, refusals);
    }

    [Theory]
    [InlineData("/api/v1/expressions", "ReadExpressions")]
    [InlineData("/api/v1/expressions/batch", "ReadExpressionsBatch")]
    [InlineData("/api/v1/transfers", "TransferExpression")]
    [InlineData("/api/v1/interpolations", "InterpolateExpressions")]
    public void Document_Uploads_AreNamedAndJsonStandsFirst(string path, string name)
    {
        JsonElement content = Operation(path).GetProperty("requestBody").GetProperty("content");
        Assert.Equal(["application/json", "multipart/form-data"], content.EnumerateObject().Take(2).Select(body => body.Name));
        Assert.Equal($"#/components/schemas/{name}Request", content.GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString());
        Assert.Equal($"#/components/schemas/{name}Form", content.GetProperty("multipart/form-data").GetProperty("schema").GetProperty("$ref").GetString());
        JsonElement form = Resolve(content.GetProperty("multipart/form-data").GetProperty("schema"));
        Assert.False(form.TryGetProperty("additionalProperties", out _), "no language has a type for text beside binary parts");
        JsonElement replies = Operation(path).GetProperty("responses").GetProperty("200").GetProperty("content");
        Assert.Equal("application/json", replies.EnumerateObject().First().Name);
    }

    [Fact]
    public void Document_SetsOfWords_AreComponentsWithOneNameEach()
    {
        (string Path, string[] Words)[] sets = [.. Enums(_document, "#")];
        Assert.All(sets, set => Assert.Matches("^#/components/schemas/[A-Za-z]+/enum$", set.Path));
        string[] words = [.. sets.Select(set => string.Join(' ', set.Words))];
        Assert.Equal(words.Distinct(), words);
        Assert.Contains("auto true false", words);
    }

    private static IEnumerable<(string Path, string[] Words)> Enums(JsonElement node, string path) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member =>
            member is { Name: "enum", Value.ValueKind: JsonValueKind.Array }
                ? [($"{path}/enum", [.. member.Value.EnumerateArray().Select(word => word.GetString()!)])]
                : Enums(member.Value, $"{path}/{member.Name}")),
        JsonValueKind.Array => node.EnumerateArray().SelectMany((item, index) => Enums(item, $"{path}/{index}")),
        _ => [],
    };

    private JsonElement Resolve(JsonElement schema) =>
        _document.GetProperty("components").GetProperty("schemas").GetProperty(schema.GetProperty("$ref").GetString()!.Split('/')[^1]);

    private JsonElement Operation(string path) => _document.GetProperty("paths").GetProperty(path).GetProperty("post");

    /// <summary>Every example of a problem: in the operations, and in the components for those of routing.</summary>
    private IEnumerable<(int Status, string Code)> Problems()
    {
        IEnumerable<JsonElement> responses =
            from path in _document.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            from response in operation.Value.GetProperty("responses").EnumerateObject()
            where int.Parse(response.Name, CultureInfo.InvariantCulture) >= 400 && !response.Value.TryGetProperty("$ref", out _)
            select response.Value;
        IEnumerable<JsonElement> shared =
            _document.GetProperty("components").GetProperty("responses").EnumerateObject().Select(response => response.Value);
        return from response in responses.Concat(shared)
               let content = response.GetProperty("content").GetProperty("application/problem+json")
               from example in content.GetProperty("examples").EnumerateObject()
               let problem = example.Value.GetProperty("value")
               select (problem.GetProperty("status").GetInt32(), problem.GetProperty("code").GetString()!);
    }
}
