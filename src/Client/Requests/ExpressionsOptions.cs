
namespace TDGan.Client.Requests;

/// <summary>What is read of a picture. Members that are null take the service's defaults.</summary>
public sealed record ExpressionsOptions : FaceOptions
{
    /// <summary>Faces that are read, largest first, 1-100; 20 by default.</summary>
    public int? MaxFaces { get; init; }

    /// <summary>Scores for each face, highest first, 1-7; 7 by default.</summary>
    public int? TopK { get; init; }

    /// <summary>Views of each face whose scores are averaged, 1, 2 (with the mirror image) or 6 (three framings with mirror images); 1 by default.</summary>
    public int? Views { get; init; }

    /// <summary>Whether each face has landmarks.</summary>
    public bool IncludeLandmarks { get; init; }

    /// <summary>Whether each face has all points of its mesh, with depth.</summary>
    public bool IncludeMesh { get; init; }

    /// <summary>Whether each face has logits.</summary>
    public bool IncludeLogits { get; init; }

    internal override void AddTo(FormRequest request)
    {
        base.AddTo(request);
        request.Add("maxFaces", MaxFaces);
        request.Add("topK", TopK);
        request.Add("views", Views);
        (bool IsWanted, string Word)[] members = [(IncludeLandmarks, "landmarks"), (IncludeMesh, "mesh"), (IncludeLogits, "logits")];
        string include = string.Join(',', members.Where(member => member.IsWanted).Select(member => member.Word));
        request.Add("include", include.Length > 0 ? include : null);
    }
}
