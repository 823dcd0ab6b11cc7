namespace TDGan.Client.Requests;

/// <summary>Whether faces are looked for.</summary>
public enum FaceDetection
{
    /// <summary>Look; a small, roughly square picture without a face is taken as a face crop, with a warning.</summary>
    Auto,

    /// <summary>Look.</summary>
    On,

    /// <summary>The whole picture is the face.</summary>
    Off,
}
