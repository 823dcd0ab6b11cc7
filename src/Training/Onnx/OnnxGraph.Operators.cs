using static TorchSharp.torch;

namespace TDGan.Training.Onnx;

/// <content>The operators that the networks need, each with the arguments of its TorchSharp twin.</content>
internal sealed partial class OnnxGraph
{
    public string Conv(string input, Tensor weight, Tensor? bias, long stride, long padding)
    {
        List<string> inputs = [input, Constant(weight)];
        if (bias is not null)
        {
            inputs.Add(Constant(bias));
        }

        return Node("Conv", inputs,
            Attribute("kernel_shape", weight.shape[2], weight.shape[3]),
            Attribute("strides", stride, stride),
            Attribute("pads", padding, padding, padding, padding));
    }

    public string ConvTranspose(string input, Tensor weight, long stride, long padding) =>
        Node("ConvTranspose", [input, Constant(weight)],
            Attribute("kernel_shape", weight.shape[2], weight.shape[3]),
            Attribute("strides", stride, stride),
            Attribute("pads", padding, padding, padding, padding));

    public string InstanceNorm(string input, Tensor scale, Tensor bias, float epsilon) =>
        Node("InstanceNormalization", [input, Constant(scale), Constant(bias)], Attribute("epsilon", epsilon));

    public string BatchNorm(string input, Tensor scale, Tensor bias, Tensor mean, Tensor variance, float epsilon) =>
        Node("BatchNormalization", [input, Constant(scale), Constant(bias), Constant(mean), Constant(variance)], Attribute("epsilon", epsilon));

    public string MaxPool(string input, long kernel, long stride) =>
        Node("MaxPool", [input], Attribute("kernel_shape", kernel, kernel), Attribute("strides", stride, stride), Attribute("ceil_mode", 1L));

    public string AveragePool(string input, long kernel) =>
        Node("AveragePool", [input], Attribute("kernel_shape", kernel, kernel), Attribute("strides", kernel, kernel));

    /// <summary>x W^T + b for [N, in].</summary>
    public string Linear(string input, Tensor weight, Tensor bias) =>
        Node("Gemm", [input, Constant(weight), Constant(bias)], Attribute("transB", 1L));

    public string Relu(string input) => Node("Relu", [input]);

    public string Sigmoid(string input) => Node("Sigmoid", [input]);

    public string Tanh(string input) => Node("Tanh", [input]);

    public string Add(string left, string right) => Node("Add", [left, right]);

    public string Subtract(string left, string right) => Node("Sub", [left, right]);

    public string Multiply(string left, string right) => Node("Mul", [left, right]);

    public string Divide(string left, string right) => Node("Div", [left, right]);

    public string Concat(params string[] inputs) => Node("Concat", inputs, Attribute("axis", 1L));

    public string Flatten(string input) => Node("Flatten", [input], Attribute("axis", 1L));

    public string Softmax(string input) => Node("Softmax", [input], Attribute("axis", 1L));

    /// <summary>Mean over height and width, kept as [N, C, 1, 1].</summary>
    public string SpatialMean(string input) => Node("ReduceMean", [input], Attribute("axes", 2L, 3L), Attribute("keepdims", 1L));

    /// <summary>Bilinear resize to a fixed size, half-pixel centres, no antialiasing: <c>interpolate(align_corners: false)</c>.</summary>
    public string ResizeBilinear(string input, long height, long width) => Resize(input, height, width, "linear");

    /// <summary>Nearest-neighbour enlargement by a whole factor.</summary>
    public string UpsampleNearest(string input, float factor) =>
        Node("Resize", [input, string.Empty, Constant(1f, 1f, factor, factor)],
            Attribute("mode", "nearest"), Attribute("coordinate_transformation_mode", "asymmetric"), Attribute("nearest_mode", "floor"));

    /// <summary>Repeats a [N, C, 1, 1] value over height and width.</summary>
    public string Broadcast(string input, long height, long width) => Node("Expand", [input, Constant(1L, 1L, height, width)]);

    /// <summary>(x - mean) / sqrt(variance + epsilon) over the pixels of each picture, biased variance.</summary>
    public string StandardizePerImage(string input, float epsilon)
    {
        string centred = Subtract(input, SpatialMean(input));
        string variance = SpatialMean(Multiply(centred, centred));
        return Divide(centred, Node("Sqrt", [Add(variance, Scalar(epsilon))]));
    }

    /// <summary>[N, C] to [N, C, 1, 1].</summary>
    public string AsMap(string input, long channels) => Reshape(input, -1, channels, 1, 1);

    /// <summary>The same values in another shape; -1 is what remains.</summary>
    public string Reshape(string input, params long[] shape) => Node("Reshape", [input, Constant(shape)]);

    /// <summary>
    /// The mean place of each map: softmax over the pixels of each channel of [N, C, H, W], times <paramref name="places"/> [H W, d]; [N, d C].
    /// </summary>
    public string MeanPlaces(string maps, long channels, Tensor places)
    {
        string rows = Node("Reshape", [maps, Constant(0L, channels, places.shape[0])]);
        return Flatten(Node("MatMul", [Node("Softmax", [rows], Attribute("axis", -1L)), Constant(places)]));
    }

    /// <summary>Channels from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public string ChannelSlice(string input, long start, long end) => Node("Slice", [input, Constant(start), Constant(end), Constant(1L)]);

    /// <summary>[N, C, H, W] to [N, H, W, C].</summary>
    public string ChannelsToEnd(string input) => Node("Transpose", [input], Attribute("perm", 0L, 2L, 3L, 1L));

    /// <summary>Bilinear sampling at a grid of [-1, 1] places, border repeated, pixel centres.</summary>
    public string GridSample(string input, string grid) =>
        Node("GridSample", [input, grid], Attribute("mode", "bilinear"), Attribute("padding_mode", "border"), Attribute("align_corners", 0L));

    /// <summary>e to the power of x, with x kept within <paramref name="limit"/> of 0.</summary>
    public string BoundedExponential(string input, float limit) => Node("Exp", [Node("Clip", [input, Scalar(-limit), Scalar(limit)])]);

    /// <summary>log(x / (1 - x)) with x kept <paramref name="margin"/> away from 0 and 1.</summary>
    public string Logit(string input, float margin)
    {
        string x = Node("Clip", [input, Scalar(margin), Scalar(1 - margin)]);
        return Node("Log", [Divide(x, Subtract(Scalar(1), x))]);
    }

    private string Resize(string input, long height, long width, string mode)
    {
        // Only height and width may be given as sizes together with a dynamic batch, so the first two are read from the input.
        string batchAndChannels = Node("Slice", [Node("Shape", [input]), Constant(0L), Constant(2L)]);
        string sizes = Node("Concat", [batchAndChannels, Constant(height, width)], Attribute("axis", 0L));
        return Node("Resize", [input, string.Empty, string.Empty, sizes],
            Attribute("mode", mode), Attribute("coordinate_transformation_mode", "half_pixel"));
    }
}
