using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TDGan.Architecture.Tests.Metadata;

/// <summary>What an assembly file names outside itself, read from its metadata tables; nothing is loaded.</summary>
/// <param name="Name">The simple name of the assembly.</param>
/// <param name="Assemblies">Simple names of the directly referenced assemblies. The compiler leaves out those of which no type is used.</param>
/// <param name="Types">Full names of the types used from other assemblies.</param>
internal sealed record AssemblyReferences(string Name, IReadOnlyList<string> Assemblies, IReadOnlyList<string> Types)
{
    public static AssemblyReferences Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Read(file);
    }

    public static AssemblyReferences Read(Stream image)
    {
        using var portableExecutable = new PEReader(image, PEStreamOptions.LeaveOpen);
        MetadataReader metadata = portableExecutable.GetMetadataReader();
        return new AssemblyReferences(
            metadata.GetString(metadata.GetAssemblyDefinition().Name),
            [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))],
            [.. metadata.TypeReferences.Select(handle => FullName(metadata, metadata.GetTypeReference(handle)))]);
    }

    private static string FullName(MetadataReader metadata, TypeReference type)
    {
        string name = metadata.GetString(type.Name);
        string @namespace = metadata.GetString(type.Namespace);
        return @namespace.Length == 0 ? name : $"{@namespace}.{name}";
    }
}
