namespace TDGan.Inference.Faces;

/// <summary>How a request wants faces to be found.</summary>
public enum FaceDetectionMode
{
    /// <summary>Look for faces; a small, roughly square picture without one is taken as a face crop itself.</summary>
    Auto,

    /// <summary>Look for faces; none is an empty answer.</summary>
    On,

    /// <summary>The whole picture is the face.</summary>
    Off,
}
