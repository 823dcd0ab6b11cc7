using TDGan.Inference.Tensors;

namespace TDGan.TestSupport.Models;

/// <summary>The three graphs of a generator, a layer or two each with fixed random weights: real shapes, meaningless pictures.</summary>
/// <param name="Side">S, a multiple of 16.</param>
/// <param name="WithNoise">Whether the decoder takes <c>noise</c>.</param>
/// <param name="WithFace">Whether the decoder takes <c>face</c> and composes with it.</param>
/// <param name="WithParts">Whether the decoder gives <c>flow</c> and <c>change</c> beside <c>image</c>.</param>
public sealed record TinyGenerator(int Side = 32, bool WithNoise = true, bool WithFace = false, bool WithParts = false)
{
    /// <summary>Channels of the face code and of the expression code.</summary>
    public const int CodeChannels = 4;

    /// <summary>Channels of the noise.</summary>
    public const int NoiseChannels = 2;

    private const int Stride = 16;

    private const int Classes = 7;

    /// <summary>Height and width of the codes.</summary>
    public int Grid => Side / Stride;

    /// <summary>Image to logits, probabilities (temperature 2) and expression code.</summary>
    public byte[] ExpressionBranch()
    {
        var random = new Random(1);
        int length = CodeChannels * Grid * Grid;
        return Encoder("expression-branch", TensorNames.ExpressionCode, random)
            .Node("Flatten", [TensorNames.ExpressionCode], "flat", ("axis", [1]))
            .Constant("head.weight", Weights(random, length * Classes, 2f), length, Classes)
            .Constant("head.bias", Weights(random, Classes, 0.5f), Classes)
            .Node("Gemm", ["flat", "head.weight", "head.bias"], TensorNames.Logits)
            .Constant("temperature", [2f])
            .Node("Div", [TensorNames.Logits, "temperature"], "cooled")
            .Node("Softmax", ["cooled"], TensorNames.Probabilities, ("axis", [1]))
            .Output(TensorNames.Logits, -1, Classes)
            .Output(TensorNames.Probabilities, -1, Classes)
            .Output(TensorNames.ExpressionCode, -1, CodeChannels, Grid, Grid)
            .Build();
    }

    /// <summary>Image to face code.</summary>
    public byte[] FaceBranch() => Encoder("face-branch", TensorNames.FaceCode, new Random(2))
        .Output(TensorNames.FaceCode, -1, CodeChannels, Grid, Grid)
        .Build();

    /// <summary>Codes, and noise and face where wanted, to an image.</summary>
    public byte[] Decoder()
    {
        var random = new Random(3);
        var graph = new OnnxGraphBuilder("decoder");
        List<string> joined = [TensorNames.ExpressionCode, TensorNames.FaceCode];
        graph.Input(TensorNames.FaceCode, -1, CodeChannels, Grid, Grid).Input(TensorNames.ExpressionCode, -1, CodeChannels, Grid, Grid);
        if (WithNoise)
        {
            graph.Input(TensorNames.Noise, -1, NoiseChannels, Grid, Grid);
            joined.Add(TensorNames.Noise);
        }

        int channels = (2 * CodeChannels) + (WithNoise ? NoiseChannels : 0);
        graph.Node("Concat", [.. joined], "joined", ("axis", [1]))
            .Constant("up.weight", Weights(random, channels * Stride * Stride, 2f), channels, 1, Stride, Stride)
            .Node("ConvTranspose", ["joined", "up.weight"], "drawn", ("strides", [Stride, Stride]));
        Compose(graph).Node("Sigmoid", ["composed"], TensorNames.Image).Output(TensorNames.Image, -1, 1, Side, Side);
        return (WithParts ? AddParts(graph, random, channels) : graph).Build();
    }

    // A flow of at most a tenth of the picture, and a change of light, a value for each place of the codes.
    private OnnxGraphBuilder AddParts(OnnxGraphBuilder graph, Random random, int channels) => graph
        .Constant("flow.weight", Weights(random, 2 * channels, 1f), 2, channels, 1, 1)
        .Node("Conv", ["joined", "flow.weight"], "flow.raw")
        .Node("Tanh", ["flow.raw"], "flow.bounded")
        .Constant("flow.scale", [0.2f])
        .Node("Mul", ["flow.bounded", "flow.scale"], TensorNames.Flow)
        .Output(TensorNames.Flow, -1, 2, Grid, Grid)
        .Constant("change.weight", Weights(random, channels, 1f), 1, channels, 1, 1)
        .Node("Conv", ["joined", "change.weight"], TensorNames.Change)
        .Output(TensorNames.Change, -1, 1, Grid, Grid);

    private OnnxGraphBuilder Compose(OnnxGraphBuilder graph) => WithFace
        ? graph.Input(TensorNames.Face, -1, 1, Side, Side).Node("Add", ["drawn", TensorNames.Face], "composed")
        : graph.Node("Identity", ["drawn"], "composed");

    private OnnxGraphBuilder Encoder(string name, string code, Random random) => new OnnxGraphBuilder(name)
        .Input(TensorNames.Image, -1, 1, Side, Side)
        .Constant("conv.weight", Weights(random, CodeChannels * Stride * Stride, 0.2f), CodeChannels, 1, Stride, Stride)
        .Constant("conv.bias", Weights(random, CodeChannels, 0.5f), CodeChannels)
        .Node("Conv", [TensorNames.Image, "conv.weight", "conv.bias"], "features", ("strides", [Stride, Stride]))
        .Node("Tanh", ["features"], code);

    private static float[] Weights(Random random, int count, float range) =>
        [.. Enumerable.Range(0, count).Select(_ => ((random.NextSingle() * 2) - 1) * range)];
}
