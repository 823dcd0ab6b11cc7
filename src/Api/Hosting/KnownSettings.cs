using System.Reflection;
using Microsoft.Extensions.Options;
using TDGan.Api.Admin;
using TDGan.Api.Configuration;
using TDGan.Api.Http;
using TDGan.Api.Metrics;
using TDGan.Api.Security;
using TDGan.Api.Shutdown;
using TDGan.Inference.Batching;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;

namespace TDGan.Api.Hosting;

/// <summary>Every key of the service's own settings. One that does not exist would be a wish that nobody hears, such as a misspelt access key.</summary>
internal static class KnownSettings
{
    private const string Root = "TDGan";

    /// <summary>The option classes by their section.</summary>
    private static readonly Dictionary<string, Type> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        [ImageDecodingOptions.SectionName] = typeof(ImageDecodingOptions),
        [FaceDetectionOptions.SectionName] = typeof(FaceDetectionOptions),
        [ModelsOptions.SectionName] = typeof(ModelsOptions),
        [OnnxSessionPoolOptions.SectionName] = typeof(OnnxSessionPoolOptions),
        [BatchingOptions.SectionName] = typeof(BatchingOptions),
        [LimitsOptions.SectionName] = typeof(LimitsOptions),
        [ProxyOptions.SectionName] = typeof(ProxyOptions),
        [AdminOptions.SectionName] = typeof(AdminOptions),
        [ShutdownOptions.SectionName] = typeof(ShutdownOptions),
        [MetricsOptions.SectionName] = typeof(MetricsOptions),
        [AccessOptions.SectionName] = typeof(AccessOptions),
        [RateLimitOptions.SectionName] = typeof(RateLimitOptions),
        [CrossOriginOptions.SectionName] = typeof(CrossOriginOptions),
    };

    /// <summary>Every section.</summary>
    public static IEnumerable<Type> OptionClasses => Sections.Values;

    /// <summary>A sentence for each key that does not exist.</summary>
    public static IReadOnlyList<string> FindUnknown(IConfiguration configuration) =>
        [.. configuration.GetSection(Root).GetChildren().SelectMany(section => Sections.TryGetValue(section.Path, out Type? options)
            ? FindUnknown(section, options)
            : [Describe(section.Path, Sections.Keys)])];

    /// <summary>Refuses keys that do not exist.</summary>
    /// <exception cref="OptionsValidationException">There are some; it names each with the nearest that exists.</exception>
    public static void Check(IConfiguration configuration)
    {
        if (FindUnknown(configuration) is { Count: > 0 } unknown)
        {
            throw new OptionsValidationException(Root, typeof(KnownSettings), unknown);
        }
    }

    private static IEnumerable<string> FindUnknown(IConfigurationSection section, Type type)
    {
        if (!IsValue(type) && !string.IsNullOrEmpty(section.Value))
        {
            // The binder would pass over it, and a key that was meant to be asked for would not be.
            return [$"{section.Path} takes no value of its own; {(ElementOf(type) is null ? "its settings do" : $"{section.Path}:0 is the first")}"];
        }

        if (ElementOf(type) is { } element)
        {
            return section.GetChildren().SelectMany(entry => FindUnknown(entry, element));
        }

        PropertyInfo[] properties = IsValue(type) ? [] : type.GetProperties();
        return section.GetChildren().SelectMany(child =>
            Array.Find(properties, property => property.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase)) is { } property
                ? FindUnknown(child, property.PropertyType)
                : [Describe(child.Path, properties.Select(known => $"{section.Path}:{known.Name}"))]);
    }

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private static bool IsValue(Type type) => type.IsValueType || type == typeof(string);

    private static string Describe(string path, IEnumerable<string> known) =>
        $"{path} is no setting" + (NearestName.Find(path, known) is { } nearest ? $"; the nearest is {nearest}" : "");
}
