using System.Runtime.InteropServices;
using TDGan.Inference.Sessions;
using Xunit;

namespace TDGan.Inference.Tests.Sessions;

public sealed partial class NativeEnvironmentTests
{
    [Fact]
    public void DisableTelemetry_IsSeenByNativeCode()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "libc's getenv is read here.");
        NativeEnvironment.SetDefault("TDGAN_TEST_VARIABLE", "first");
        NativeEnvironment.SetDefault("TDGAN_TEST_VARIABLE", "second");
        Assert.Equal("first", Marshal.PtrToStringUTF8(GetEnvironmentVariable("TDGAN_TEST_VARIABLE")));
        Assert.Equal("1", Marshal.PtrToStringUTF8(GetEnvironmentVariable("ORT_DISABLE_TELEMETRY")));
    }

    [LibraryImport("libc", EntryPoint = "getenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint GetEnvironmentVariable(string name);
}
