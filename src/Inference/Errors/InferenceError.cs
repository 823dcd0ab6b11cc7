namespace TDGan.Inference.Errors;

/// <summary>
/// Everything that can be wrong with an input, a model or the load on the pipeline: the closed list that callers map to their own
/// answers. The texts for people live with the mapper, never here.
/// </summary>
public enum InferenceError
{
    /// <summary>The first bytes are those of no image format that is read here.</summary>
    UnsupportedImageFormat,

    /// <summary>The header names a known format, but the picture is truncated or damaged.</summary>
    ImageUndecodable,

    /// <summary>The header announces more pixels than allowed; nothing was allocated for it.</summary>
    ImageTooLarge,

    /// <summary>One side is shorter than the smallest that is read.</summary>
    ImageTooSmall,

    /// <summary>A request option is outside its range or cannot be had (such as a detector that is not installed).</summary>
    InvalidParameter,

    /// <summary>A transfer needs a face and none was found.</summary>
    NoFaceDetected,

    /// <summary>The face index is not below the number of faces found.</summary>
    FaceIndexOutOfRange,

    /// <summary>No model of that name is loaded.</summary>
    ModelNotFound,

    /// <summary>The model is loaded, but not in that version.</summary>
    VersionNotFound,

    /// <summary>A tensor is missing, unknown, or of a name, element type, shape, length or value that the model does not take.</summary>
    InvalidTensor,

    /// <summary>What is asked for exists in a protocol that is spoken here, but not here.</summary>
    UnsupportedFeature,

    /// <summary>The model returned NaN or infinity.</summary>
    BadModelOutput,

    /// <summary>The queue of the model is full; nothing was computed.</summary>
    Overloaded,

    /// <summary>The models are not loaded yet.</summary>
    ModelLoading,

    /// <summary>The service is stopping.</summary>
    ShuttingDown,

    /// <summary>The deadline of the request passed, or would have passed before the answer.</summary>
    DeadlineExceeded,

    /// <summary>The execution provider lost its device.</summary>
    DeviceLost,
}
