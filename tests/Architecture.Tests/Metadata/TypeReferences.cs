using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TDGan.Architecture.Tests.Metadata;

/// <summary>
/// Which types of an assembly use which others of the same assembly: base types, members, attributes and what the bodies of methods name. A
/// nested type, closures included, counts as the type that holds it. Constants leave no trace, since the compiler copies them.
/// </summary>
/// <param name="Arrows">Full names of a type and of one that it uses, once each; never a type and itself.</param>
/// <param name="Types">Full names of all types that are not nested and not the compiler's.</param>
internal sealed record TypeReferences(IReadOnlySet<(string From, string To)> Arrows, IReadOnlySet<string> Types)
{
    public static TypeReferences Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Read(file);
    }

    public static TypeReferences Read(Stream image)
    {
        using var portableExecutable = new PEReader(image, PEStreamOptions.LeaveOpen);
        return new Reading(portableExecutable).Run();
    }

    private sealed class Reading(PEReader image)
    {
        private readonly MetadataReader _metadata = image.GetMetadataReader();
        private readonly HashSet<(string From, string To)> _arrows = [];

        public TypeReferences Run()
        {
            var names = new TypeNames(_metadata);
            foreach (TypeDefinitionHandle handle in _metadata.TypeDefinitions)
            {
                string from = names.OutermostOf(handle);
                var users = new SignatureTypes(_metadata);
                ReadType(_metadata.GetTypeDefinition(handle), users);
                _arrows.UnionWith(users.Found.Select(found => (from, names.OutermostOf(found))).Where(arrow => arrow.from != arrow.Item2));
            }

            HashSet<string> types = [.. _metadata.TypeDefinitions.Select(names.OutermostOf).Where(TypeNames.IsWritten)];
            _arrows.RemoveWhere(arrow => !types.Contains(arrow.From) || !types.Contains(arrow.To));
            return new TypeReferences(_arrows, types);
        }

        private void ReadType(TypeDefinition type, SignatureTypes users)
        {
            users.Add(type.BaseType);
            foreach (InterfaceImplementationHandle handle in type.GetInterfaceImplementations())
            {
                users.Add(_metadata.GetInterfaceImplementation(handle).Interface);
            }

            foreach (FieldDefinitionHandle handle in type.GetFields())
            {
                users.Add(_metadata.GetFieldDefinition(handle));
            }

            foreach (CustomAttributeHandle handle in type.GetCustomAttributes())
            {
                users.Add(_metadata.GetCustomAttribute(handle).Constructor);
            }

            foreach (MethodDefinitionHandle handle in type.GetMethods())
            {
                ReadMethod(_metadata.GetMethodDefinition(handle), users);
            }
        }

        private void ReadMethod(MethodDefinition method, SignatureTypes users)
        {
            users.Add(method);
            if (method.RelativeVirtualAddress == 0)
            {
                return;
            }

            MethodBodyBlock body = image.GetMethodBody(method.RelativeVirtualAddress);
            if (!body.LocalSignature.IsNil)
            {
                users.Add(_metadata.GetStandaloneSignature(body.LocalSignature));
            }

            foreach (EntityHandle token in InstructionTokens.Of(body.GetILReader()))
            {
                users.Add(token);
            }
        }
    }
}
