using System.Text.Json;
using k8s.Models;
using Xunit;

namespace TDGan.Architecture.Tests.Deployment;

/// <summary>The overlays as a cluster gets them.</summary>
public sealed class OverlayTests
{
    private const string Folder = "deploy/kubernetes/overlays";

    [Theory]
    [InlineData("cpu", 5)]
    [InlineData("gpu", 6)]
    [InlineData("public", 8)]
    public async Task Overlay_Rendered_HasItsObjectsAndNoUnknownField(string overlay, int objects) =>
        Assert.Equal(objects, (await Kustomize.RenderAsync($"{Folder}/{overlay}")).Count);

    [Fact]
    public async Task Public_ItsIngress_LeadsToThePortOfTheServiceByTls()
    {
        IReadOnlyList<object> objects = await Kustomize.RenderAsync($"{Folder}/public");
        V1Ingress ingress = objects.OfType<V1Ingress>().Single();
        V1Service service = objects.OfType<V1Service>().Single();

        V1IngressRule rule = Assert.Single(ingress.Spec.Rules);
        V1IngressTLS tls = Assert.Single(ingress.Spec.Tls);
        Assert.Equal([rule.Host], tls.Hosts);
        Assert.NotEmpty(tls.SecretName);
        V1IngressServiceBackend backend = Assert.Single(rule.Http.Paths).Backend.Service;
        Assert.Equal(service.Metadata.Name, backend.Name);
        Assert.Contains(backend.Port.Name, service.Spec.Ports.Select(port => port.Name));

        // Two patches of one list: neither may push the other's entries out.
        V1Container api = objects.OfType<V1Deployment>().Single().Spec.Template.Spec.Containers.Single();
        Assert.Equal(
            ["TDGan__Models__Path", "TDGan__Proxy__TrustedNetworks__0", "TDGan__Sessions__Device"],
            api.Env.Select(variable => variable.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Public_ItsServiceMonitor_SelectsTheServiceAndItsPort()
    {
        IReadOnlyList<object> objects = await Kustomize.RenderAsync($"{Folder}/public");
        ServiceMonitor monitor = objects.OfType<ServiceMonitor>().Single();
        V1Service service = objects.OfType<V1Service>().Single();

        Assert.All(monitor.Spec.Selector.MatchLabels, label => Assert.Equal(label.Value, service.Metadata.Labels[label.Key]));
        ServiceMonitor.Endpoint endpoint = Assert.Single(monitor.Spec.Endpoints);
        Assert.Contains(endpoint.Port, service.Spec.Ports.Select(port => port.Name));
        Assert.Equal("/metrics", endpoint.Path);

        // The rules of docker/prometheus name the job tdgan.
        Assert.Equal("tdgan", service.Metadata.Labels[monitor.Spec.JobLabel!]);
    }

    [Fact]
    public async Task Public_ItsDashboard_IsInAConfigMapThatTheSidecarTakes()
    {
        V1ConfigMap map = (await Kustomize.RenderAsync($"{Folder}/public")).OfType<V1ConfigMap>().Single();

        Assert.Equal("1", map.Metadata.Labels["grafana_dashboard"]);
        using JsonDocument dashboard = JsonDocument.Parse(map.Data["tdgan.json"]);
        Assert.NotEmpty(dashboard.RootElement.GetProperty("panels").EnumerateArray());
    }
}
