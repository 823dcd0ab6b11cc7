using k8s.Models;

namespace TDGan.Architecture.Tests.Deployment;

/// <summary>
/// What is used of <c>monitoring.coreos.com/v1</c>, which is no part of Kubernetes: loading is strict, so that a field that is not here is an error.
/// Names and meanings are those of the operator's reference.
/// </summary>
public sealed class ServiceMonitor
{
    /// <summary>How objects of it are announced.</summary>
    public const string TypeName = "monitoring.coreos.com/v1/ServiceMonitor";

    public required string ApiVersion { get; set; }

    public required string Kind { get; set; }

    public required V1ObjectMeta Metadata { get; set; }

    public required Specification Spec { get; set; }

    public sealed class Specification
    {
        public string? JobLabel { get; set; }

        public required V1LabelSelector Selector { get; set; }

        public required List<Endpoint> Endpoints { get; set; }
    }

    public sealed class Endpoint
    {
        public required string Port { get; set; }

        public string? Path { get; set; }

        public string? Interval { get; set; }

        public string? ScrapeTimeout { get; set; }
    }
}
