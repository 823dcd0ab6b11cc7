
namespace TDGan.Client.Requests;

/// <summary>How faces are found. Members that are null take the service's defaults.</summary>
public abstract record FaceOptions
{
    private protected FaceOptions()
    {
    }

    /// <summary>Whether faces are looked for; <see cref="FaceDetection.Auto"/> by default.</summary>
    public FaceDetection? Detect { get; init; }

    /// <summary>Shortest side of a face that counts, in pixels of the upright image, 1 or more; 10 by default.</summary>
    public int? MinFaceSize { get; init; }

    /// <summary>Detector score that counts, 0-1; by default the validated threshold of the detector.</summary>
    public double? MinConfidence { get; init; }

    internal virtual void AddTo(FormRequest request)
    {
        request.Add("detect", Detect switch { null => null, FaceDetection.On => "true", FaceDetection.Off => "false", _ => "auto" });
        request.Add("minFaceSize", MinFaceSize);
        request.Add("minConfidence", MinConfidence);
    }
}
