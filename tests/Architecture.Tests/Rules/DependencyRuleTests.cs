using TDGan.Architecture.Tests.Metadata;
using Xunit;

namespace TDGan.Architecture.Tests.Rules;

/// <summary>The check itself can fail: each forbidden arrow, written into a real assembly file, is found.</summary>
public sealed class DependencyRuleTests
{
    [Theory]
    [InlineData("TDGan.Inference", "Microsoft.AspNetCore.Http.Abstractions")]
    [InlineData("TDGan.Inference", "TorchSharp")]
    [InlineData("TDGan.Inference", "TDGan.Api")]
    [InlineData("TDGan.Inference", "tdgan")]
    [InlineData("TDGan.Api", "TorchSharp")]
    [InlineData("TDGan.Api", "tdgan")]
    [InlineData("tdgan", "Microsoft.AspNetCore")]
    [InlineData("tdgan", "TDGan.Api")]
    [InlineData("TDGan.Client", "TDGan.Inference")]
    [InlineData("TDGan.Client", "TDGan.Api")]
    public void FindViolations_ForbiddenAssembly_NamesIt(string assembly, string forbidden)
    {
        using MemoryStream image = SampleAssembly.Write(assembly, ("System.Runtime", "System", "Object"), (forbidden, "Some", "Type"));

        IReadOnlyList<string> violations = DependencyRules.For(assembly).FindViolations(AssemblyReferences.Read(image));

        Assert.Equal([$"{assembly} references {forbidden}"], violations);
    }

    [Fact]
    public void FindViolations_SessionInApi_NamesTheType()
    {
        using MemoryStream image = SampleAssembly.Write(
            "TDGan.Api",
            ("Microsoft.ML.OnnxRuntime", "Microsoft.ML.OnnxRuntime", "OnnxRuntimeException"),
            ("Microsoft.ML.OnnxRuntime", "Microsoft.ML.OnnxRuntime", "InferenceSession"));

        IReadOnlyList<string> violations = DependencyRules.For("TDGan.Api").FindViolations(AssemblyReferences.Read(image));

        Assert.Equal(["TDGan.Api uses the type Microsoft.ML.OnnxRuntime.InferenceSession"], violations);
    }

    [Theory]
    [InlineData("tdgan", "TDGan.Inference")]
    [InlineData("tdgan", "TorchSharp")]
    [InlineData("TDGan.Api", "TDGan.Inference")]
    [InlineData("TDGan.Api", "Microsoft.AspNetCore.Http")]
    [InlineData("TDGan.Inference", "Microsoft.ML.OnnxRuntime")]
    [InlineData("TDGan.Inference", "TorchSharpener")]
    public void FindViolations_AllowedAssembly_FindsNone(string assembly, string allowed)
    {
        using MemoryStream image = SampleAssembly.Write(assembly, (allowed, "Some", "Type"));

        Assert.Empty(DependencyRules.For(assembly).FindViolations(AssemblyReferences.Read(image)));
    }

    [Fact]
    public void FindViolations_RealAssemblyAgainstRuleItBreaks_NamesTheReference()
    {
        var rule = new DependencyRule("tdgan", ["TorchSharp"], []);

        Assert.Equal(["tdgan references TorchSharp"], rule.FindViolations(BuiltAssemblies.Read("tdgan")));
    }

    [Fact]
    public void For_AssemblyWithoutRule_Throws() =>
        Assert.Throws<InvalidOperationException>(() => DependencyRules.For("TDGan.Unheard"));
}
