using Microsoft.Extensions.Options;
using TDGan.Api.Hosting;
using TDGan.Api.Http;
using TDGan.Inference.Manifest;

namespace TDGan.Api.Tests.Hosting;

public sealed class StartupFailureTests
{
    private static readonly OptionsValidationException Options = new("options", typeof(LimitsOptions), ["first", "second"]);
    private static readonly ModelFolderException Model = new("model.onnx", "one digest", "another");

    [Fact]
    public void Describe_FaultyOptions_TellsEachFailure() => Assert.Equal(["first", "second"], StartupFailure.Describe(Options));

    [Fact]
    public void Describe_FaultyModel_TellsFileExpectedAndActual() =>
        Assert.Equal(["model.onnx: expected one digest, actual another"], StartupFailure.Describe(Model));

    [Fact]
    public void Describe_SeveralFaults_TellsAll() =>
        Assert.Equal(3, StartupFailure.Describe(new AggregateException(Options, Model)).Count);

    [Fact]
    public void Describe_Defect_IsLeftToCrashWithItsStackTrace()
    {
        Assert.Empty(StartupFailure.Describe(new InvalidOperationException("defect")));
        Assert.Empty(StartupFailure.Describe(new AggregateException(Options, new InvalidOperationException("defect"))));
    }
}
