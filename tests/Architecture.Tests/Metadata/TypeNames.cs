using System.Reflection.Metadata;

namespace TDGan.Architecture.Tests.Metadata;

/// <summary>Full names of the types that an assembly defines.</summary>
internal sealed class TypeNames(MetadataReader metadata)
{
    /// <summary>The name of the type, or of the outermost one that holds it.</summary>
    public string OutermostOf(TypeDefinitionHandle handle)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
        {
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        string name = metadata.GetString(type.Name);
        string @namespace = metadata.GetString(type.Namespace);
        return @namespace.Length == 0 ? name : $"{@namespace}.{name}";
    }

    /// <summary>False for what the compiler and its generators add.</summary>
    public static bool IsWritten(string fullName) =>
        fullName.StartsWith("TDGan.", StringComparison.Ordinal) && !fullName.Contains('<', StringComparison.Ordinal);
}
