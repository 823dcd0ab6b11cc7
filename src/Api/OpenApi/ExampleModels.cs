using TDGan.Api.Replies;

namespace TDGan.Api.OpenApi;

/// <summary>Models as the document's examples show them.</summary>
internal static class ExampleModels
{
    private const string Digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    public static ModelReply Classifier { get; } = new() { Name = "expression-branch", Version = "1", Sha256 = Digest, Device = "cpu" };

    public static ModelReply Decoder { get; } = Classifier with { Name = "decoder" };
}
