using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace TDGan.Architecture.Tests.Metadata;

/// <summary>Writes a real assembly file that references what a test wants, be it installed or not.</summary>
internal static class SampleAssembly
{
    /// <param name="name">The simple name that the assembly takes.</param>
    /// <param name="references">The assembly, namespace and name of each type that it uses.</param>
    public static MemoryStream Write(string name, params (string Assembly, string Namespace, string Type)[] references)
    {
        var metadata = new MetadataBuilder();
        metadata.AddModule(0, metadata.GetOrAddString(name + ".dll"), metadata.GetOrAddGuid(Guid.NewGuid()), default, default);
        metadata.AddAssembly(metadata.GetOrAddString(name), new Version(1, 0), default, default, default, AssemblyHashAlgorithm.None);
        metadata.AddTypeDefinition(
            default, default, metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        foreach ((string assembly, string @namespace, string type) in references)
        {
            AssemblyReferenceHandle scope = metadata.AddAssemblyReference(
                metadata.GetOrAddString(assembly), new Version(1, 0), default, default, default, default);
            metadata.AddTypeReference(scope, metadata.GetOrAddString(@namespace), metadata.GetOrAddString(type));
        }

        var image = new BlobBuilder();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), new BlobBuilder()).Serialize(image);
        return new MemoryStream(image.ToArray());
    }
}
