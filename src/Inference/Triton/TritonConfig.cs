using System.Collections.Immutable;
using System.Text;
using TDGan.Inference.Manifest;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Triton;

/// <summary>
/// <c>models/&lt;name&gt;/config.pbtxt</c>, which makes <c>models/</c> a repository that Triton Inference Server reads too. Dimensions
/// leave out the batch, which <c>max_batch_size</c> stands for. Labels stay in the manifest.
/// </summary>
public static class TritonConfig
{
    /// <summary>File name inside the model's folder.</summary>
    public const string FileName = "config.pbtxt";

    /// <summary>The text for a manifest, with line ends of one byte.</summary>
    /// <param name="manifest">Whose inputs and outputs have a variable batch as first dimension.</param>
    public static string Format(ModelManifest manifest)
    {
        var text = new StringBuilder();
        text.Append($"name: \"{manifest.Name}\"\nplatform: \"onnxruntime_onnx\"\nmax_batch_size: {ModelManifest.LargestRun}\n");
        AppendTensors(text, "input", manifest.Inputs);
        AppendTensors(text, "output", manifest.Outputs);
        return text.ToString();
    }

    private static void AppendTensors(StringBuilder text, string kind, ImmutableArray<TensorSpec> tensors)
    {
        text.Append($"{kind} [\n{string.Join(",\n", tensors.Select(Describe))}\n]\n");
    }

    private static string Describe(TensorSpec tensor)
    {
        string sides = string.Join(", ", tensor.Shape.Skip(1));
        return $"  {{\n    name: \"{tensor.Name}\"\n    data_type: TYPE_{tensor.Datatype}\n    dims: [ {sides} ]\n  }}";
    }
}
