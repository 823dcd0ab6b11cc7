using Microsoft.ML.OnnxRuntime;

namespace TDGan.Inference.Sessions;

/// <summary>
/// Where inputs and outputs of a session live: the runtime's CPU memory, or with CUDA and TensorRT its page-locked memory, from which copies to
/// the device need no detour.
/// </summary>
internal sealed class HostMemory : IDisposable
{
    private const string PageLocked = "CudaPinned";

    private readonly OrtAllocator? _pageLocked;

    /// <param name="lease">The session; must outlive this.</param>
    public HostMemory(SessionLease lease)
    {
        if (lease.Device.Kind != ExecutionDeviceKind.Cpu)
        {
            using var place = new OrtMemoryInfo(PageLocked, OrtAllocatorType.DeviceAllocator, 0, OrtMemType.CpuOutput);
            _pageLocked = new OrtAllocator(lease.Session, place);
        }
    }

    /// <summary>Gives that memory; lives as long as this.</summary>
    public OrtAllocator Allocator => _pageLocked ?? OrtAllocator.DefaultInstance;

    /// <inheritdoc/>
    public void Dispose() => _pageLocked?.Dispose();
}
