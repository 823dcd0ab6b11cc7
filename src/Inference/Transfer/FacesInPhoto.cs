using SkiaSharp;
using TDGan.Inference.Composition;
using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Transfer;

/// <summary>Puts generated faces into their photo, or into a copy of a part of it.</summary>
internal static class FacesInPhoto
{
    /// <summary>The part of a photo that the crop of the first face covers; the whole photo where that lies outside.</summary>
    public static SKRectI AreaOf(SKBitmap photo, ExtractedFaces faces)
    {
        SKRectI area = PhotoComposer.AreaOf(photo, faces.Frames[0], faces.Side);
        return area.IsEmpty ? photo.Info.Rect : area;
    }

    /// <summary>A part of a photo; the caller disposes it.</summary>
    public static SKBitmap Copy(SKBitmap photo, SKRectI area)
    {
        var copy = new SKBitmap(photo.Info.WithSize(area.Width, area.Height));
        int row = area.Width * photo.BytesPerPixel;
        for (int y = 0; y < area.Height; y++)
        {
            photo.GetPixelSpan().Slice(((area.Top + y) * photo.RowBytes) + (area.Left * photo.BytesPerPixel), row)
                .CopyTo(copy.GetPixelSpan()[(y * copy.RowBytes)..]);
        }

        return copy;
    }

    /// <summary>The same faces in a reduced copy of the photo.</summary>
    /// <param name="faces">In pixels of the photo.</param>
    /// <param name="scaleX">Columns of the copy for each column of the photo.</param>
    /// <param name="scaleY">Rows of the copy for each row of the photo.</param>
    public static ExtractedFaces Scale(ExtractedFaces faces, double scaleX, double scaleY) => faces with
    {
        Frames = [.. faces.Frames.Select(frame => frame.In(scaleX, scaleY))],
        Faces = [.. faces.Faces.Select(face => face with
        {
            Landmarks = [.. face.Landmarks.Select(point => point with { X = (float)(point.X * scaleX), Y = (float)(point.Y * scaleY) })],
            Look = face.Look is { } look ? look with { Mesh = look.Mesh?.In(scaleX, scaleY) } : null,
        })],
    };

    /// <summary>The first face as the models read it, [1, 1, S, S].</summary>
    /// <param name="picture">The photo or a part of it.</param>
    /// <param name="faces">The faces, in pixels of the photo.</param>
    /// <param name="origin">Where the part lies in the photo.</param>
    public static NamedTensor Read(SKBitmap picture, ExtractedFaces faces, SKPointI origin)
    {
        // The frame says all: the rule's margin is in it.
        var converter = new FaceTensorConverter(new CropRule(CropRule.SquareV1, faces.Side, 0));
        float[] values = new float[converter.Length];
        converter.Convert(picture, FrameOf(faces, 0, origin), values);
        return new NamedTensor(TensorNames.Image, [1, 1, faces.Side, faces.Side], values);
    }

    /// <summary>Changes every face.</summary>
    /// <param name="picture">The photo or a part of it, changed in place.</param>
    /// <param name="faces">The faces, in pixels of the photo.</param>
    /// <param name="generated">What was made of them.</param>
    /// <param name="first">The item of the first face; the others follow.</param>
    /// <param name="origin">Where the part lies in the photo.</param>
    /// <returns>The meshes of the faces that moved by one, in pixels of the picture.</returns>
    public static IReadOnlyList<MovedMesh> Compose(SKBitmap picture, ExtractedFaces faces, GeneratedFaces generated, int first, SKPointI origin)
    {
        var meshes = new List<MovedMesh>();
        for (int i = 0; i < faces.Faces.Count; i++)
        {
            CropFrame frame = FrameOf(faces, i, origin);
            if (generated.Parts(first + i) is { } parts)
            {
                FaceLandmark[] landmarks = [.. faces.Faces[i].Landmarks.Select(point => point with { X = point.X - origin.X, Y = point.Y - origin.Y })];
                MovedMesh? moved = Seen(picture, generated.Move(first + i, faces.Faces[i].Mesh?.Shift(-origin.X, -origin.Y), FaceTurn.Of(landmarks).Motion));
                PhotoComposer.Compose(picture, frame, faces.Side, parts with { Mesh = moved }, landmarks);
                meshes.AddRange(moved is null ? [] : [moved]);
            }
            else
            {
                ReadOnlySpan<float> before = faces.ToTensor(TensorNames.Image, i, 1).Data.Span;
                OriginalPaster.Paste(picture, frame, faces.Side, before, generated.Image(first + i).Data.Span);
            }
        }

        return meshes;
    }

    /// <summary>What moves of it: what is covered stays.</summary>
    private static MovedMesh? Seen(SKBitmap picture, MovedMesh? moved) =>
        moved is not null && MouthCover.Of(picture, moved.From).IsHidden ? moved.WithMouthHidden() : moved;

    private static CropFrame FrameOf(ExtractedFaces faces, int face, SKPointI origin) =>
        faces.Frames[face] with { X = faces.Frames[face].X - origin.X, Y = faces.Frames[face].Y - origin.Y };
}
