using TDGan.Architecture.Tests.Metadata;
using Xunit;

namespace TDGan.Architecture.Tests.Rules;

/// <summary>No two folders of a project import each other, however indirectly: a folder tells what may be touched without reading the others.</summary>
public sealed class FolderCircleTests(ITestOutputHelper output)
{
    public static TheoryData<string> AssemblyNames => [.. BuiltAssemblies.Names];

    [Theory]
    [MemberData(nameof(AssemblyNames))]
    public void BuiltAssembly_ItsFolders_ImportInOneDirection(string assembly)
    {
        var graph = new FolderGraph(TypeReferences.Read(BuiltAssemblies.PathOf(assembly)));

        Assert.Empty(graph.FindCircles());
        Assert.NotEmpty(graph.Folders);
        foreach ((int floor, IReadOnlyList<string> folders) in graph.Floors().Index())
        {
            output.WriteLine($"{assembly} {floor + 1}: {string.Join(", ", folders)}");
        }
    }

    [Fact]
    public void Read_TypesThatUseEachOtherInBodiesAndSignatures_SeesBothArrows()
    {
        TypeReferences types = TypeReferences.Read(typeof(FolderCircleTests).Assembly.Location);

        Assert.Contains((typeof(Sample.Above.Caller).FullName!, typeof(Sample.Below.Callee).FullName!), types.Arrows);
        Assert.Contains((typeof(Sample.Below.Callee).FullName!, typeof(Sample.Above.Caller).FullName!), types.Arrows);
    }

    [Fact]
    public void FindCircles_TwoFoldersThatImportEachOther_NamesBothArrows()
    {
        var types = new TypeReferences(
            new HashSet<(string, string)> { ("A.One", "B.Two"), ("B.Two", "A.One"), ("C.Three", "A.One") },
            new HashSet<string> { "A.One", "B.Two", "C.Three" });

        Assert.Equal(["A -> B: One uses Two", "B -> A: Two uses One"], new FolderGraph(types).FindCircles());
    }

    [Fact]
    public void FindCircles_WayBackOverAThirdFolder_IsFound()
    {
        var types = new TypeReferences(
            new HashSet<(string, string)> { ("A.One", "B.Two"), ("B.Two", "C.Three"), ("C.Three", "A.One") },
            new HashSet<string> { "A.One", "B.Two", "C.Three" });

        Assert.Equal(3, new FolderGraph(types).FindCircles().Count);
        Assert.Throws<InvalidOperationException>(new FolderGraph(types).Floors);
    }

    [Fact]
    public void Floors_FoldersInOneDirection_EachAboveWhatItImports()
    {
        var types = new TypeReferences(
            new HashSet<(string, string)> { ("A.One", "B.Two"), ("B.Two", "C.Three"), ("A.One", "C.Three") },
            new HashSet<string> { "A.One", "B.Two", "C.Three" });

        Assert.Equal([["C"], ["B"], ["A"]], new FolderGraph(types).Floors());
    }
}
