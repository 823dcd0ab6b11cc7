using TDGan.Architecture.Tests.Metadata;
using TDGan.Architecture.Tests.Repository;
using Xunit;

namespace TDGan.Architecture.Tests.Rules;

/// <summary>The rules, held against what was built and against what the project files declare.</summary>
public sealed class DependencyDirectionTests
{
    public static TheoryData<string> AssemblyNames => [.. BuiltAssemblies.Names];

    [Fact]
    public void BuiltAssemblies_ProjectsOfSource_EachHasOneThatExists()
    {
        Assert.Equal(SourceProjects().Count(), BuiltAssemblies.Paths.Count);
        Assert.All(BuiltAssemblies.Paths, path => Assert.True(File.Exists(path), path));
    }

    [Theory]
    [MemberData(nameof(AssemblyNames))]
    public void BuiltAssembly_ItsReferences_KeepTheDirection(string assembly)
    {
        AssemblyReferences references = BuiltAssemblies.Read(assembly);

        Assert.Equal(assembly, references.Name);
        Assert.NotEmpty(references.Assemblies);
        Assert.Empty(DependencyRules.For(assembly).FindViolations(references));
    }

    /// <summary>A reference of which nothing is used yet is missing in the metadata, but it is in the project file.</summary>
    [Fact]
    public void ProjectFile_ItsReferences_KeepTheDirection() =>
        Assert.All(SourceProjects(), project => Assert.Empty(DependencyRules.For(project.AssemblyName).FindViolations(project.References)));

    /// <summary>Each output folder with libtorch in it weighs half a gigabyte.</summary>
    [Fact]
    public void ProjectFile_UsesTorch_OnlyTheTrainerAndItsTests() =>
        Assert.Equal(
            ["src/Training/TDGan.Training.csproj", "tests/Training.Tests/TDGan.Training.Tests.csproj"],
            ProjectFile.All.Where(project => project.UsesTorch).Select(project => project.Path).Order(StringComparer.Ordinal));

    private static IEnumerable<ProjectFile> SourceProjects() =>
        ProjectFile.All.Where(project => project.Path.StartsWith("src/", StringComparison.Ordinal));
}
