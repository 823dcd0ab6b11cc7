using TDGan.Architecture.Tests.Sample.Below;

namespace TDGan.Architecture.Tests.Sample.Above;

/// <summary>Half of a circle of folders: only the body of a method names the other half.</summary>
internal sealed class Caller
{
    public static int Call() => Callee.Answer(null);
}
