using TDGan.Api.Errors;
using TDGan.Api.Shutdown;
using TDGan.Inference.Faces;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;

namespace TDGan.Api.Health;

/// <summary>Whether requests are welcome.</summary>
internal sealed class Readiness(IModelCatalogue catalogue, ShutdownDrain drain, IFaceDetector detector)
{
    private volatile bool _hasStarted;

    /// <summary>Whether the models were ready once; a stop or a reload later does not undo it.</summary>
    public bool HasStarted => _hasStarted = _hasStarted || catalogue.IsReady;

    /// <summary>Models that answers are given without, which whoever serves a new repository should hear of; null for none.</summary>
    public IReadOnlyList<string>? MissingModels => detector.IsAvailable ? null : [ModelNames.FaceDetector];

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
