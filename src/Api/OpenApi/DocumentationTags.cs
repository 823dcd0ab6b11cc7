namespace TDGan.Api.OpenApi;

/// <summary>Groups of the document.</summary>
internal static class DocumentationTags
{
    public const string Expressions = "Expressions";
    public const string Models = "Models";
    public const string OpenInference = "Open Inference Protocol";
    public const string Admin = "Model repository";
    public const string Health = "Health";
}
