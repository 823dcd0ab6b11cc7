using System.Collections.Immutable;
using TDGan.Inference.Sessions;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Tests.Batching;

/// <summary>
/// A session in code: y = 2 x and z = -x, one number an item. A script sees each run before it ends and may throw or wait; a formula of
/// its own may give nonsense for y.
/// </summary>
internal sealed class ScriptedRunner : ISessionRunner
{
    private const int Largest = 32;

    private readonly float[] _x = new float[Largest];
    private readonly float[] _y = new float[Largest];
    private readonly float[] _z = new float[Largest];

    public GraphSignature Signature { get; } = new(
        [Spec("x")], [Spec("y"), Spec("z")]);

    /// <summary>Called in each run with the inputs, padding included.</summary>
    public Action<float[]>? Script { get; init; }

    /// <summary>y of an item.</summary>
    public Func<float, float> Formula { get; init; } = x => 2 * x;

    /// <summary>Sizes of all runs so far.</summary>
    public List<int> Runs { get; } = [];

    /// <summary>All inputs that were computed, in order, without padding (zero).</summary>
    public List<float> Computed { get; } = [];

    public bool IsDisposed { get; private set; }

    public Span<float> Input(int index) => _x;

    public ReadOnlySpan<float> Output(int index) => index == 0 ? _y : _z;

    public void Run(int size)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        float[] inputs = _x[..size];
        lock (Runs)
        {
            Runs.Add(size);
            Computed.AddRange(inputs.Where(x => x != 0));
        }

        for (int i = 0; i < size; i++)
        {
            (_y[i], _z[i]) = (Formula(_x[i]), -_x[i]);
        }

        Script?.Invoke(inputs);
    }

    public void Dispose() => IsDisposed = true;

    private static TensorSpec Spec(string name) => new(name, TensorSpec.Fp32, ImmutableArray.Create(-1, 1));
}
