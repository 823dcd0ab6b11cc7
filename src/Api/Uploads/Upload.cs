using TDGan.Api.Errors;
using TDGan.Api.RequestOptions;

namespace TDGan.Api.Uploads;

/// <summary>A request body in memory: pictures by part name, and the options.</summary>
/// <param name="form">What the request may hold.</param>
/// <param name="maxPictures">Most pictures in the repeated part.</param>
internal sealed class Upload(UploadForm form, int maxPictures)
{
    private readonly List<UploadedPicture> _pictures = [];

    public GivenOptions Options { get; } = new(form.Options);

    /// <summary>Ends the request where no further picture of that name is taken; called before its content is read.</summary>
    public void EnsureRoom(string part)
    {
        int given = _pictures.Count(picture => picture.Part == part);
        if (given > 0 && part != form.RepeatedPart)
        {
            throw Problems.Duplicate(part);
        }

        if (given >= maxPictures)
        {
            throw Problems.TooManyImages(maxPictures);
        }
    }

    /// <summary>Adds a picture; one too many ends the request.</summary>
    public void Add(string part, ReadOnlyMemory<byte> content, string? name = null)
    {
        EnsureRoom(part);
        _pictures.Add(new UploadedPicture(part, content, name));
    }

    /// <summary>The picture of that name, or null. An empty part counts as none: browsers send one for a file field left blank.</summary>
    public ReadOnlyMemory<byte>? Find(string part) =>
        _pictures.Find(picture => picture.Part == part && !picture.Content.IsEmpty)?.Content;

    /// <summary>The picture of that name; without one the request ends.</summary>
    public ReadOnlyMemory<byte> Require(string part) => Find(part) ?? throw Problems.MissingPart(part);

    /// <summary>Every picture of the repeated part in its order; without one the request ends.</summary>
    public IReadOnlyList<UploadedPicture> RequireAll(string part)
    {
        List<UploadedPicture> given = _pictures.FindAll(picture => picture.Part == part);
        return given.Count > 0 ? given : throw Problems.MissingPart(part);
    }
}
