using TDGan.Architecture.Tests.Sample.Above;

namespace TDGan.Architecture.Tests.Sample.Below;

/// <summary>The other half: only the signature of a method names the first.</summary>
internal static class Callee
{
    public static int Answer(Caller? caller) => caller is null ? 0 : 1;
}
