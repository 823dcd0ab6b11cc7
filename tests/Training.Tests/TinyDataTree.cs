using System.Buffers.Binary;
using System.Text;
using SkiaSharp;
using TDGan.Inference.Expressions;
using TDGan.Training.Configuration;

namespace TDGan.Training.Tests;

/// <summary>FER+ and LFW in miniature, in their real layouts, in a temporary folder. Pictures are flat gray with a darker mouth.</summary>
internal sealed class TinyDataTree : IDisposable
{
    public const int TrainPictures = 28;
    public const int ValidPictures = 14;
    public const int Repeats = 2;

    /// <summary>People that <see cref="AddHeldOutPeople"/> adds to the one that is held out anyway.</summary>
    public const int AddedPeople = 5;

    private const int FerSide = 48;
    private const int LfwSide = 112;

    private TinyDataTree(string root) => Root = root;

    public string Root { get; }

    public string FerPlus => Path.Combine(Root, "ferplus");

    public string Lfw => Path.Combine(Root, "lfw");

    /// <summary>Networks and phases that run on this data within seconds, in 32 bits.</summary>
    public static TrainingOptions Options { get; } = new()
    {
        Networks = new NetworkOptions
        {
            ImageSide = 32,
            Width = 0.125,
            ExpressionWidth = 0.25,
            NoiseChannels = 2,
            DecoderResidualBlocks = 1,
            ExpressionBranch = NetworkFamily.Residual,
            Transfer = NetworkFamily.Residual,
            ExpressionViewSide = 32,
        },
        ExpressionPhase = new ExpressionPhaseOptions { Steps = 6, BatchSize = 8, WarmUpSteps = 2, EvaluateEverySteps = 3, EmaDecay = 0.5 },
        AdversarialPhase = new AdversarialPhaseOptions
        {
            Steps = 6,
            BatchSize = 4,
            IdentityDiscriminatorInterval = 1,
            ExpressionDiscriminatorInterval = 2,
            ExpressionFakeClass = true,
            EmaDecay = 0.5,
            SampleEverySteps = 3,
            SelfPairShare = 0.25,
            ConsistencyShare = 0.5,
            ExpressionFaceShare = 0.25,
        },
        Losses = new LossWeights { FaceRealism = 1, ExpressionRealism = 0.5, ExpressionCode = 0.5, SelfReconstruction = 5, ChangeSmoothness = 0.1 },
    };

    /// <summary>The same with every remedy switched on, the face phase included.</summary>
    public static TrainingOptions Everything { get; } = Options with
    {
        Networks = Options.Networks with { Decoder = DecoderForm.MaskAndContent, SpectralNormalization = true, SeparateRealismTrunk = true },
        DiscriminatorAugmentation = AugmentationOptions.Off with { Shift = 0.1, LogGamma = 0.2 },
        ExpressionPhase = Options.ExpressionPhase with { LogitAdjustment = 0.5 },
        FacePhase = new FacePhaseOptions { Steps = 4, BatchSize = 4, WarmUpSteps = 1, EmbeddingChannels = 16, CheckpointEverySteps = 2 },
        AdversarialPhase = Options.AdversarialPhase with
        {
            DiscriminatorAccuracyCeiling = 0.6,
            LogitAdjustment = 0.5,
            FrozenFaceStages = 1,
            PerceptualFeatures = PerceptualFeatures.PretrainedFaceEncoder,
            ReconstructionWarmUpSteps = 2,
            TruePairShare = 0.25,
            CosineSchedule = true,
        },
        Losses = Options.Losses with
        {
            FaceCode = 0.5,
            IdentityEmbedding = 0.5,
            TruePair = 1,
            MaskSparsity = 0.1,
            MaskSmoothness = 1e-3,
            GeneratedClassification = 0.4,
        },
    };

    /// <param name="validPictures">Pictures of FER+'s validation split, the seven labels in turn.</param>
    public static TinyDataTree Create(int validPictures = ValidPictures)
    {
        var tree = new TinyDataTree(Path.Combine(Path.GetTempPath(), $"tdgan-data-{Guid.NewGuid():N}"));
        tree.WriteFerPlus(validPictures);
        tree.WriteLfw();
        return tree;
    }

    /// <summary>More people whom nothing is trained on, for measures that compare or average several.</summary>
    public void AddHeldOutPeople()
    {
        for (int person = 0; person < AddedPeople; person++)
        {
            for (int picture = 0; picture < 3; picture++)
            {
                WriteFace(Path.Combine(Lfw, "identity", "test", $"p05{person}", $"00{picture}.jpg"), (7 * person) + picture);
            }
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private void WriteFerPlus(int validPictures)
    {
        Directory.CreateDirectory(FerPlus);
        var csv = new StringBuilder("index,split,file,label,fer2013,agree,keep,dupgroup,");
        csv.AppendLine("votes_neutral,votes_happiness,votes_surprise,votes_sadness,votes_anger,votes_disgust,votes_fear,votes_contempt,votes_unknown,votes_NF");
        WriteSplit(csv, "train", TrainPictures, i => (byte)(60 + i), firstIndex: 0);
        WriteSplit(csv, "valid", validPictures, i => (byte)(200 - i), firstIndex: TrainPictures + 5);
        File.WriteAllText(Path.Combine(FerPlus, "labels.csv"), csv.ToString());
    }

    private void WriteSplit(StringBuilder csv, string split, int count, Func<int, byte> gray, int firstIndex)
    {
        byte[] file = new byte[16 + (count * FerSide * FerSide)];
        BinaryPrimitives.WriteInt32BigEndian(file, 0x803);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4), count);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(8), FerSide);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(12), FerSide);
        for (int i = 0; i < count; i++)
        {
            Span<byte> picture = file.AsSpan(16 + (i * FerSide * FerSide), FerSide * FerSide);
            picture.Fill(gray(i));
            picture.Slice((34 + (i % 7)) * FerSide, FerSide * 2).Fill(20);
            int label = i % ExpressionLabels.Count;
            string name = ExpressionLabels.All[label];
            int[] votes = [.. new[] { "neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear" }.Select(column => column == name ? 9 : 0)];
            bool repeat = split == "train" && i >= count - Repeats;
            csv.AppendLine($"{firstIndex + i},{split},x.png,{name},{name},1,{(repeat ? 0 : 1)},{i},{string.Join(',', votes)},1,0,0");
        }

        File.WriteAllBytes(Path.Combine(FerPlus, $"{split}-images.idx3-ubyte"), file);
    }

    private void WriteLfw()
    {
        foreach (string person in new[] { "p000", "p001", "p045" })
        {
            WriteFace(Path.Combine(Lfw, "identity", "train", person, "000.jpg"), person[3]);
            WriteFace(Path.Combine(Lfw, "identity", "train", person, "001.jpg"), person[3] + 1);
        }

        string[] others = ["faces/q00/q0000_00.jpg,q0000,neutral", "faces/q00/q0000_01.jpg,q0000,happiness", "faces/q00/q0001_00.jpg,q0001,neutral"];
        foreach (string line in others)
        {
            WriteFace(Path.Combine(Lfw, line.Split(',')[0]), line.Length);
        }

        File.WriteAllLines(Path.Combine(Lfw, "faces", "index.csv"), ["path,person,expression", .. others]);
    }

    private static void WriteFace(string path, int seed)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var bitmap = new SKBitmap(LfwSide, LfwSide);
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint { Color = new SKColor(40, 40, 40) };
        canvas.Clear(new SKColor((byte)(120 + (seed & 63)), 130, 140));
        canvas.DrawCircle(36, 44, 7, paint);
        canvas.DrawCircle(76, 44, 7, paint);
        canvas.DrawRect(36, 78, 40, 4 + (seed & 7), paint);
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        File.WriteAllBytes(path, data.ToArray());
    }
}
