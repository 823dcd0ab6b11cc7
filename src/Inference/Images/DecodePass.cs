namespace TDGan.Inference.Images;

/// <summary>The right to decode one picture and to keep its pixels until disposed. Not thread-safe.</summary>
internal sealed class DecodePass(DecodeGate gate, long pixels) : IDisposable
{
    private bool _isDecoding = true;
    private bool _isHeld = true;

    /// <summary>Lets the next picture decode; the pixels stay counted.</summary>
    public void EndDecoding()
    {
        if (_isDecoding)
        {
            _isDecoding = false;
            gate.Leave(seats: 1, pixels: 0);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        EndDecoding();
        if (_isHeld)
        {
            _isHeld = false;
            gate.Leave(seats: 0, pixels);
        }
    }
}
