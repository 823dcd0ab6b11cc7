using TDGan.Inference.Crops;
using TDGan.Inference.Images;
using TDGan.Training.Loops;
using TDGan.Training.Scenes;

namespace TDGan.Training.Landmarks;

/// <summary>
/// The training batches of the landmark network: faces cut out as a detector that errs would have them, turned, mirrored, made small and
/// changed by <see cref="CropDegradation"/>, and crops without a face. All chance of a step follows from seed and step. Thread-safe.
/// </summary>
/// <param name="faces">The faces, and what is none.</param>
/// <param name="options">Batch size, seed and shares.</param>
internal sealed class LandmarkBatchComposer(LandmarkFaces faces, LandmarkOptions options)
{
    private const int Side = LandmarkCrop.Side;
    private const float MaxShift = 0.14f;
    private const float MaxLogScale = 0.18f;

    // Most heads lean a little, some as far as a detector still finds them and a little further.
    private const double LeaningShare = 0.4;
    private const float MaxTurn = MathF.PI / 6;
    private const float MaxLean = MathF.PI * 5 / 18;

    // Landmarks of faces below this many pixels are less reliable the smaller the face is.
    private const float ReliableSide = 24;
    private const double SmallShare = 0.25;
    private const float SmallestSide = 16;

    // Heads that are turned away are few, and their eyes, in whose distance errors are counted, close together: they are shown more often.
    private const float FrontalEyeShare = 0.3f;
    private const int MostRepeats = 8;

    // So are open mouths among many closed ones; how far they are open is what the motion of a face needs most.
    private const double OpenMouth = 0.12;
    private const double WideMouth = 0.3;

    private readonly LandmarkSample[] photos = Deck(faces.OfPhotos);
    private readonly LandmarkSample[] crops = Deck(faces.OfCrops);
    private readonly FaceTensorConverter enlarger = new(LandmarkCrop.Rule with { Margin = 0 });

    /// <summary>The batch of one step.</summary>
    public LandmarkBatch Compose(int step)
    {
        LandmarkBatch batch = LandmarkBatch.Create(options.BatchSize);
        for (int i = 0; i < options.BatchSize; i++)
        {
            Random random = StepSeed.ForPicture(options.Seed, step, i);
            if (faces.Background is { } background && random.NextDouble() < options.BackgroundShare)
            {
                FillBackground(batch, i, background, random);
            }
            else
            {
                FillFace(batch, i, random);
            }
        }

        return batch;
    }

    private static Span<float> PixelsOf(LandmarkBatch batch, int item) => batch.Pixels.AsSpan(item * Side * Side, Side * Side);

    private void FillBackground(LandmarkBatch batch, int item, BackgroundSource background, Random random)
    {
        (LuminanceImage picture, CropFrame frame) = background.Draw(random);
        Cut(picture, frame, PixelsOf(batch, item), random);
        CropDegradation.Apply(PixelsOf(batch, item), Side, random);
    }

    private void FillFace(LandmarkBatch batch, int item, Random random)
    {
        LandmarkSample[] deck = photos.Length == 0 || (crops.Length > 0 && random.NextDouble() < options.CropShare) ? crops : photos;
        LandmarkSample sample = deck[random.Next(deck.Length)];
        CropFrame frame = Frame(sample, random);
        Span<float> pixels = PixelsOf(batch, item);
        Cut(sample.Picture, frame, pixels, random);
        SceneFace face = sample.Face.MappedInto(frame);
        FaceMesh? mesh = sample.Mesh?.MappedInto(frame);
        if (random.Next(2) == 0)
        {
            Mirror(pixels);
            face = new ScenePlacement(0, 0, Side, Side, 1, 0, 0, Mirror: true).Map(face);
            mesh = mesh?.Mirrored(Side);
        }

        CropDegradation.Apply(pixels, Side, random);
        Note(batch, item, face, sample.SeenSide);
        batch.IsFace[item] = 1;
        if (mesh is not null)
        {
            mesh.WriteInSides(Side, batch.Mesh.AsSpan(item * LandmarkNetwork.MeshOutputs, LandmarkNetwork.MeshOutputs));
            batch.MeshWeights[item] = Side / Math.Clamp(SceneFace.SidesPerEyeDistance * mesh.EyeDistance, face.Side / options.ProfileWeight, face.Side);
        }
    }

    /// <summary>Notes box and five landmarks.</summary>
    /// <param name="batch">Gets them.</param>
    /// <param name="item">Which crop.</param>
    /// <param name="face">The face in pixels of the crop.</param>
    /// <param name="seenSide">Pixels that the teacher saw of a side of it.</param>
    private void Note(LandmarkBatch batch, int item, SceneFace face, float seenSide)
    {
        for (int i = 0; i < LandmarkNetwork.Outputs; i++)
        {
            batch.Landmarks[(item * LandmarkNetwork.Outputs) + i] = (face.Landmarks[i] / Side) - 0.5f;
        }

        batch.Weights[item] = Side / face.LandmarkScaleUpTo(options.ProfileWeight) * Math.Min(1, seenSide / ReliableSide);
    }

    private static LandmarkSample[] Deck(IReadOnlyList<LandmarkSample> samples) =>
        [.. samples.SelectMany(sample => Enumerable.Repeat(sample, Repeats(sample.Face) * RepeatsOfMouth(sample.Mesh)))];

    private static int Repeats(SceneFace face) =>
        Math.Clamp((int)MathF.Round(FrontalEyeShare * face.Side / Math.Max(1, face.EyeDistance)), 1, MostRepeats);

    private static int RepeatsOfMouth(FaceMesh? mesh) => mesh?.MouthOpening switch
    {
        > WideMouth => 3,
        > OpenMouth => 2,
        _ => 1,
    };

    private static CropFrame Frame(LandmarkSample sample, Random random)
    {
        (float x, float y) = sample.Middle;
        double length = sample.LongerSide * (1 + (2 * LandmarkCrop.Margin)) * Math.Exp(MaxLogScale * Triangular(random));
        double shift = MaxShift * sample.LongerSide;
        double turn = random.NextDouble() < LeaningShare ? MaxLean * ((2 * random.NextSingle()) - 1) : MaxTurn * Triangular(random);
        return CropFrame.About(x + (shift * Triangular(random)), y + (shift * Triangular(random)), length, turn, Side);
    }

    /// <summary>Cuts the crop out; some are read at fewer pixels first, as small faces have them.</summary>
    private void Cut(LuminanceImage picture, CropFrame frame, Span<float> pixels, Random random)
    {
        int side = random.NextDouble() < SmallShare ? (int)(SmallestSide * MathF.Pow(Side / SmallestSide, random.NextSingle())) : Side;
        double step = (double)Side / side;
        var converter = new FaceTensorConverter(LandmarkCrop.Rule with { Side = side });
        CropFrame coarse = frame with { StepX = frame.StepX * step, StepY = frame.StepY * step };
        if (side == Side)
        {
            converter.Convert(picture, coarse, pixels);
            return;
        }

        float[] few = new float[side * side];
        converter.Convert(picture, coarse, few);
        enlarger.Convert(new LuminanceImage(side, side, few), Inference.Crops.FaceBox.Whole(side, side), pixels);
    }

    private static void Mirror(Span<float> pixels)
    {
        for (int y = 0; y < Side; y++)
        {
            pixels.Slice(y * Side, Side).Reverse();
        }
    }

    /// <summary>In [-1, 1], most often near 0.</summary>
    private static float Triangular(Random random) => random.NextSingle() - random.NextSingle();
}
