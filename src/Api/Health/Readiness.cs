using TDGan.Api.Errors;
using TDGan.Api.Shutdown;
using TDGan.Inference.ModelRepository;

namespace TDGan.Api.Health;

/// <summary>Whether requests are welcome.</summary>
internal sealed class Readiness(IModelCatalogue catalogue, ShutdownDrain drain)
{
    private volatile bool _hasStarted;

    /// <summary>Whether the models were ready once; a stop or a reload later does not undo it.</summary>
    public bool HasStarted => _hasStarted = _hasStarted || catalogue.IsReady;

    /// <summary>Why requests should go elsewhere, or null.</summary>
    public ErrorDefinition? Obstacle
    {
        get
        {
            if (drain.HasBegun)
            {
                return ErrorCatalogue.ShuttingDown;
            }

            return catalogue.IsReady ? null : ErrorCatalogue.ModelLoading;
        }
    }
}
