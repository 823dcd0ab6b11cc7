using System.Numerics.Tensors;
using Microsoft.Extensions.Options;
using TDGan.Inference.Crops;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.Images;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Faces;

/// <summary>
/// From an upload to face tensors: decode, find, crop. Both tasks start here. A picture that is searched is decoded no larger than the search
/// needs; where a face has fewer pixels in it than the model reads, the picture is decoded again, finer. Landmarks that are used or asked for are
/// refined in the finer one. A picture that is not searched is decoded whole, so that a given crop is read exactly as in training. Thread-safe.
/// </summary>
/// <param name="decoder">Reads the upload.</param>
/// <param name="gate">Bounds the pictures in work.</param>
/// <param name="locator">Finds the faces.</param>
/// <param name="refiner">Corrects their landmarks.</param>
/// <param name="options">The size at which faces are looked for.</param>
internal sealed class FaceExtractor(
    IImageDecoder decoder, DecodeGate gate, FaceLocator locator, ILandmarkRefiner refiner, IOptions<FaceDetectionOptions> options)
{
    /// <summary>
    /// Standard deviation of the luminance, 0-1, below which a whole picture is no face; docs/api.md has what was measured.
    /// </summary>
    private const float LeastContrast = 0.04f;

    private readonly TiledSearch _tiles = new(options.Value.WorkingSide, options.Value.MaxTiles);

    /// <param name="encodedImage">The upload; not kept.</param>
    /// <param name="search">Which faces.</param>
    /// <param name="crop">The crop rule of the model that reads them.</param>
    /// <param name="scope">Times decode, detect and preprocess; its token is looked at between them.</param>
    public async Task<ExtractedFaces> ExtractAsync(
        ReadOnlyMemory<byte> encodedImage, FaceSearch search, CropRule crop, RequestScope scope)
    {
        (PhaseClock clock, CancellationToken cancellationToken) = (scope.Clock, scope.CancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        using DecodePass pass = await WaitAsync(encodedImage, scope);
        int searchedSide = locator.Searches(search) ? options.Value.WorkingSide : int.MaxValue;
        using DecodedImage image = Decode(encodedImage, searchedSide, clock);
        pass.EndDecoding();
        cancellationToken.ThrowIfCancellationRequested();
        LocatedFaces located = WithoutPlain(await LocateAsync(encodedImage, image, search, scope), image, search);

        var cropper = new FaceCropper(crop);
        int side = SideFor(located.Faces.Select(cropper.FrameOf), image);
        cancellationToken.ThrowIfCancellationRequested();
        using DecodedImage? finer = side > Math.Max(image.Bitmap.Width, image.Bitmap.Height) ? Decode(encodedImage, side, clock) : null;
        cancellationToken.ThrowIfCancellationRequested();
        if (search.NeedsLandmarks || crop.Rule == CropRule.FivePointV1 || refiner.GivesMesh)
        {
            using PhaseClock.Scope refining = clock.Start(Phase.Detect);
            located = located with { Faces = await LookAsync(finer ?? image, located.Faces, image, scope) };
        }

        using (clock.Start(Phase.Preprocess))
        {
            CropFrame[] frames = [.. located.Faces.Select(cropper.FrameOf)];
            float[] values = Crop(finer ?? image, frames, new FaceTensorConverter(crop));
            FaceQuality[] qualities = [.. located.Faces.Select((face, i) => Measure(values, i, crop.Side, face))];
            IReadOnlyList<InferenceWarning> warnings =
                FaceWarnings.Of(located, qualities, search.Part, crop.Side, isOne: search.Wanted is not null);
            return new ExtractedFaces(image.Info, located.Faces, frames, qualities, values, crop.Side, warnings) { FacesFound = located.Found };
        }
    }

    /// <summary>Finds the faces in the reduced picture and, where it asks for that, in tiles of a finer one.</summary>
    private async ValueTask<LocatedFaces> LocateAsync(
        ReadOnlyMemory<byte> encodedImage, DecodedImage image, FaceSearch search, RequestScope scope)
    {
        IReadOnlyList<DetectedFace> found;
        using (scope.Clock.Start(Phase.Detect))
        {
            found = await locator.FindAsync(image, search, scope);
            if (!locator.Searches(search) || !_tiles.IsAskedFor(image, found, search.MinFaceSize))
            {
                return await locator.ChooseAsync(image, found, search, scope);
            }
        }

        TileGrid? tiles = _tiles.GridFor(image);
        double? coarse = _tiles.CoarseSide(image, tiles);
        found = tiles is { } grid ? await SearchTilesAsync(encodedImage, image, grid, found, search, scope) : found;
        using (scope.Clock.Start(Phase.Detect))
        {
            return await locator.ChooseAsync(image, found, search, scope) with { CoarseSide = coarse };
        }
    }

    private async ValueTask<IReadOnlyList<DetectedFace>> SearchTilesAsync(
        ReadOnlyMemory<byte> encodedImage,
        DecodedImage image,
        TileGrid grid,
        IReadOnlyList<DetectedFace> found,
        FaceSearch search,
        RequestScope scope)
    {
        int side = (int)Math.Ceiling(grid.Scale * Math.Max(image.Info.Width, image.Info.Height));
        using DecodedImage finer = Decode(encodedImage, side, scope.Clock);
        using (scope.Clock.Start(Phase.Detect))
        {
            return await _tiles.SearchAsync(finer, grid, found, tile => locator.FindAsync(tile, search, scope), scope);
        }
    }

    /// <summary>Looks at the faces that nobody looked at yet, and again at those whose pixels were too few for the first look.</summary>
    /// <param name="best">The picture with the most pixels.</param>
    /// <param name="faces">All faces.</param>
    /// <param name="searched">The picture of the first look.</param>
    /// <param name="scope">The request.</param>
    private async ValueTask<IReadOnlyList<DetectedFace>> LookAsync(
        DecodedImage best, IReadOnlyList<DetectedFace> faces, DecodedImage searched, RequestScope scope)
    {
        bool isFiner = best.Bitmap.Width > searched.Bitmap.Width;
        int[] open = [.. Enumerable.Range(0, faces.Count)
            .Where(i => faces[i].Look is not { } look || (isFiner && look.Scale * searched.ScaleX < 1))];
        if (open.Length == 0)
        {
            return faces;
        }

        IReadOnlyList<DetectedFace> seen = await refiner.RefineAsync(best, [.. open.Select(i => faces[i])], scope);
        DetectedFace[] all = [.. faces];
        for (int i = 0; i < open.Length; i++)
        {
            all[open[i]] = seen[i];
        }

        return all;
    }

    /// <summary>The longer side at which the smallest face has a pixel for each pixel of its crop, at most the file's own.</summary>
    private static int SideFor(IEnumerable<CropFrame> frames, DecodedImage image)
    {
        double finest = frames.Select(frame => frame.Scale).DefaultIfEmpty(double.PositiveInfinity).Min();
        return (int)Math.Ceiling(Math.Max(image.Info.Width, image.Info.Height) * Math.Min(1, 1 / finest));
    }

    private static FaceQuality Measure(float[] values, int face, int side, DetectedFace found) =>
        FaceQuality.Measure(values.AsSpan(face * side * side, side * side), side, found.Box);

    /// <summary>
    /// A picture in which no face was found is taken for the crop of one; not where nothing stands out from it.
    /// </summary>
    private LocatedFaces WithoutPlain(LocatedFaces located, DecodedImage image, FaceSearch search)
    {
        if (!located.WholeImageUsed || !locator.Searches(search) || !IsPlain(image))
        {
            return located;
        }

        return search.Wanted is { } wanted ? throw FaceLocator.NoFace(wanted.Part) : new LocatedFaces([], WholeImageUsed: false);
    }

    private static bool IsPlain(DecodedImage image) =>
        TensorPrimitives.StdDev<float>(LuminanceImage.FromDecoded(image).Values) < LeastContrast;

    private static float[] Crop(DecodedImage image, CropFrame[] frames, FaceTensorConverter converter)
    {
        float[] values = new float[frames.Length * converter.Length];
        for (int i = 0; i < frames.Length; i++)
        {
            converter.Convert(image, frames[i], values.AsSpan(i * converter.Length, converter.Length));
        }

        return values;
    }

    /// <summary>Waits until the picture may be decoded; time in line counts as time in a queue.</summary>
    private async ValueTask<DecodePass> WaitAsync(ReadOnlyMemory<byte> encodedImage, RequestScope scope)
    {
        using (scope.Clock.Start(Phase.Queue))
        {
            return await gate.EnterAsync(gate.CountPixels(encodedImage.Span), scope.CancellationToken);
        }
    }

    private DecodedImage Decode(ReadOnlyMemory<byte> encodedImage, int leastLongerSide, PhaseClock clock)
    {
        using (clock.Start(Phase.Decode))
        {
            return decoder.DecodeReduced(encodedImage.Span, leastLongerSide);
        }
    }
}
