using TDGan.Training.Data;
using TDGan.Training.Landmarks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Compositing;

/// <summary>
/// Makes a picture of what a pair should give, without a network's opinion: mouth and brows of the expression picture, moved onto the landmarks of
/// the face and put into its light. Seams and another person's features remain in it; the decoder, which knows of the expression picture no more than
/// a pooled code, can learn from many of them only what they have in common: the expression. Not in the paper.
/// </summary>
/// <param name="landmarks">Reads both pictures; stays the caller's.</param>
internal sealed class ExpressionPlanter(LandmarkReader landmarks)
{
    // Distances of the eyes by which the noses may lie apart: heads that look elsewhere do not fit.
    private const double NoseTolerance = 0.15;

    /// <summary>The pictures of a batch.</summary>
    /// <param name="batch">Where the two pictures are of one person, the whole inner face is planted.</param>
    public PlantedFaces Plant(PairedBatch batch)
    {
        using var gradients = no_grad();
        Tensor faces = batch.Faces, images = batch.ExpressionImages;
        (long n, long side) = (faces.shape[0], faces.shape[3]);
        Tensor read = landmarks.Read(cat([faces, images], 0));
        Tensor ofFaces = read.narrow(0, 0, n);
        (images, Tensor ofImages, Tensor fit) = LookingAlike(ofFaces, images, read.narrow(0, n, n));
        Tensor map = FaceFrame.Map(ofFaces, ofImages);
        Tensor piece = functional.grid_sample(
            images,
            functional.affine_grid(map, [n, 1, side, side], align_corners: false),
            mode: GridSampleMode.Bilinear,
            padding_mode: GridSamplePaddingMode.Border,
            align_corners: false);
        var regions = new FaceRegions(ofFaces, side);
        Tensor inner = regions.Inner;
        Tensor mask = Mask(regions, inner, batch);
        Tensor lit = LightMatch.Apply(piece, faces, inner, mask);
        return new PlantedFaces(faces + (mask * (lit - faces)), mask, fit);
    }

    private static Tensor Mask(FaceRegions regions, Tensor inner, PairedBatch batch)
    {
        Tensor mask = maximum(regions.Mouth, regions.Brows);
        if (batch.TruePairCount > 0)
        {
            mask.narrow(0, batch.TruePairStart, batch.TruePairCount).copy_(inner.narrow(0, batch.TruePairStart, batch.TruePairCount));
        }

        return mask;
    }

    /// <summary>Each expression picture or its mirror image, whichever looks more the way that the face does, with its landmarks and how well it fits.</summary>
    private static (Tensor Images, Tensor Landmarks, Tensor Fit) LookingAlike(Tensor ofFaces, Tensor images, Tensor ofImages)
    {
        Tensor ofMirrored = FaceFrame.Mirrored(ofImages);
        (Tensor fit, Tensor mirroredFit) = (Fit(ofFaces, ofImages), Fit(ofFaces, ofMirrored));
        Tensor mirror = mirroredFit > fit;
        return (
            where(mirror.view(-1, 1, 1, 1), images.flip(3), images),
            where(mirror.view(-1, 1, 1), ofMirrored, ofImages),
            maximum(fit, mirroredFit));
    }

    /// <summary>1 where the heads look the same way, 0 where they do not or are seen from the side. [N].</summary>
    private static Tensor Fit(Tensor ofFaces, Tensor ofImages)
    {
        Tensor expected = FaceFrame.Apply(FaceFrame.Map(ofFaces, ofImages), ofFaces.narrow(1, 2, 1)).squeeze(1);
        Tensor eyes = (ofImages.select(1, 1) - ofImages.select(1, 0)).norm(1);
        Tensor apart = (expected - ofImages.select(1, 2)).norm(1) / eyes.clamp_min(1e-3);
        return (-(apart / NoseTolerance).square()).exp() * FaceFrame.IsFrontal(ofFaces) * FaceFrame.IsFrontal(ofImages);
    }
}
