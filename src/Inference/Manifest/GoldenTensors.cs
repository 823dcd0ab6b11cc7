using System.Collections.Immutable;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Manifest;

/// <summary>
/// A golden file: <c>{"tensors":[{"name":"image","datatype":"FP32","shape":[1,1,64,64],"data":[...]}]}</c>, tensors as the Open Inference
/// Protocol writes them. The input file holds every input, the output file every output that the self-test compares.
/// </summary>
/// <param name="Tensors">The tensors.</param>
public sealed record GoldenTensors(ImmutableArray<NamedTensor> Tensors)
{
    /// <summary>Usual file name of the inputs.</summary>
    public const string InputFileName = "golden-input.json";

    /// <summary>Usual file name of the expected outputs.</summary>
    public const string OutputFileName = "golden-output.json";

    /// <summary>Reads and checks the file.</summary>
    /// <param name="file">Path.</param>
    /// <exception cref="ModelFolderException">The file is unreadable or a tensor has another length than its shape.</exception>
    public static GoldenTensors Read(string file)
    {
        GoldenTensors golden = ModelJsonFile.Read(file, ModelJsonContext.Default.GoldenTensors);
        foreach (NamedTensor tensor in golden.Tensors)
        {
            if (tensor.Data.Length != tensor.ElementCount())
            {
                throw new ModelFolderException(file, $"{tensor.ElementCount()} values in {tensor.Name}", $"{tensor.Data.Length}");
            }
        }

        return golden;
    }

    /// <summary>Writes the file, replacing it.</summary>
    /// <param name="file">Path.</param>
    public void Write(string file) => ModelJsonFile.Write(file, this, ModelJsonContext.Default.GoldenTensors);
}
