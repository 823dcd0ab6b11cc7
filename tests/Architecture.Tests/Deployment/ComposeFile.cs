using TDGan.Architecture.Tests.Repository;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace TDGan.Architecture.Tests.Deployment;

/// <summary><c>docker/compose.yaml</c> with its merge keys resolved.</summary>
internal sealed class ComposeFile
{
    /// <summary>Its folder; paths in it are relative to that.</summary>
    public const string Folder = "docker";

    private ComposeFile(IReadOnlyDictionary<string, Service> services) => Services = services;

    public IReadOnlyDictionary<string, Service> Services { get; }

    public static ComposeFile Read()
    {
        using StringReader text = new(RepositoryFolder.ReadText($"{Folder}/compose.yaml"));
        Document document = new DeserializerBuilder().IgnoreUnmatchedProperties().Build()
            .Deserialize<Document>(new MergingParser(new Parser(text)));
        return new ComposeFile(document.Services);
    }

    /// <summary>What the tests look at of one service.</summary>
    public sealed class Service
    {
        [YamlMember(Alias = "image")]
        public string Image { get; set; } = "";

        [YamlMember(Alias = "build")]
        public BuildSection? Build { get; set; }

        [YamlMember(Alias = "read_only")]
        public bool IsReadOnly { get; set; }

        [YamlMember(Alias = "cap_drop")]
        public List<string> DroppedCapabilities { get; set; } = [];

        [YamlMember(Alias = "security_opt")]
        public List<string> SecurityOptions { get; set; } = [];

        [YamlMember(Alias = "mem_limit")]
        public string? MemoryLimit { get; set; }

        [YamlMember(Alias = "profiles")]
        public List<string> Profiles { get; set; } = [];

        [YamlMember(Alias = "command")]
        public List<string> Command { get; set; } = [];

        [YamlMember(Alias = "volumes")]
        public List<string> Volumes { get; set; } = [];

        [YamlMember(Alias = "ports")]
        public List<string> Ports { get; set; } = [];

        [YamlMember(Alias = "depends_on")]
        public Dictionary<string, Dependency> DependsOn { get; set; } = [];

        [YamlMember(Alias = "healthcheck")]
        public Dictionary<string, object>? HealthCheck { get; set; }
    }

    public sealed class BuildSection
    {
        [YamlMember(Alias = "context")]
        public string Context { get; set; } = "";

        [YamlMember(Alias = "dockerfile")]
        public string Dockerfile { get; set; } = "";

        [YamlMember(Alias = "args")]
        public List<string> Arguments { get; set; } = [];
    }

    public sealed class Dependency
    {
        [YamlMember(Alias = "condition")]
        public string Condition { get; set; } = "";
    }

    private sealed class Document
    {
        [YamlMember(Alias = "services")]
        public Dictionary<string, Service> Services { get; set; } = [];
    }
}
