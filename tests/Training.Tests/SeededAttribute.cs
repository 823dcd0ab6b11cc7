using System.Reflection;
using static TorchSharp.torch;

namespace TDGan.Training.Tests;

/// <summary>Starts every test with the same random numbers, whichever tests ran before it: initial weights that are seldom unlucky fail seldom.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class SeededAttribute : Xunit.v3.BeforeAfterTestAttribute
{
    private const long Seed = 1;

    public override void Before(MethodInfo methodUnderTest, Xunit.v3.IXunitTest test) => random.manual_seed(Seed);
}
