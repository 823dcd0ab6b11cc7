using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
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

    [Theory]
    [InlineData(
        "Unable to load shared library 'onnxruntime': there is no such file beside the program",
        "/app/libonnxruntime.so: cannot open shared object file: No such file or directory")]
    [InlineData(
        "Unable to load shared library 'onnxruntime': libfontconfig.so.1: cannot open shared object file: No such file or directory",
        "libfontconfig.so.1: cannot open shared object file: No such file or directory\n/app/onnxruntime: No such file or directory")]
    public void Describe_LibraryThatLacks_NamesItAndWhatItNeeds(string sentence, string loader)
    {
        const string Begin = "Unable to load shared library 'onnxruntime' or one of its dependencies. In order to help diagnose ...:\n";
        var exception = new TypeInitializationException("NativeMethods", new DllNotFoundException(Begin + loader));

        Assert.Equal([sentence], StartupFailure.Describe(exception));
    }

    [Fact]
    public void Describe_SettingsFileThatIsNoJson_TellsFileAndLine()
    {
        string file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.json");
        File.WriteAllText(file, "{\n  \"TDGan\": ,\n}");
        try
        {
            var exception = Assert.ThrowsAny<Exception>(() => new ConfigurationBuilder().AddJsonFile(file).Build());

            string line = Assert.Single(StartupFailure.Describe(exception));
            Assert.Contains(file, line, StringComparison.Ordinal);
            Assert.Contains("LineNumber: 1", line, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Describe_CertificateThatIsNone_NamesItsFile()
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("Kestrel:Certificates:Default:Path", "/etc/service.pfx")])
            .Build();

        Assert.Equal(
            ["The service cannot serve https with /etc/service.pfx: corrupted"],
            StartupFailure.Describe(new CryptographicException("corrupted"), configuration));
    }

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
