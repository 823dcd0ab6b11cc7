using System.Collections.Immutable;
using TDGan.Inference.Errors;
using TDGan.Inference.Manifest;
using TDGan.Inference.Sessions;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.ModelRepository;

/// <summary>Runs the golden input through a session and compares with the golden output; it warms the session up as well.</summary>
internal static class GoldenSelfTest
{
    private const float Tolerance = 1e-3f;

    /// <exception cref="ModelFolderException">An output is missing or differs by more than 1e-3 anywhere.</exception>
    public static void Run(ModelFolder folder, SessionLease lease)
    {
        string inputFile = folder.PathOf(folder.Manifest.Golden.Input);
        string outputFile = folder.PathOf(folder.Manifest.Golden.Output);
        ImmutableDictionary<string, NamedTensor> actual = Outputs(inputFile, lease);
        ImmutableArray<NamedTensor> golden = GoldenTensors.Read(outputFile).Tensors;
        RequireAll(outputFile, folder.Manifest.Outputs, golden);
        foreach (NamedTensor expected in golden)
        {
            Compare(outputFile, expected, actual[expected.Name]);
        }
    }

    private static ImmutableDictionary<string, NamedTensor> Outputs(string inputFile, SessionLease lease)
    {
        try
        {
            return lease.Run(GoldenTensors.Read(inputFile).Tensors);
        }
        catch (Exception exception) when (exception is ArgumentException or InferenceException)
        {
            throw new ModelFolderException(inputFile, "inputs that the model maps to numbers", exception.Message, exception);
        }
    }

    private static void RequireAll(string file, ImmutableArray<TensorSpec> outputs, ImmutableArray<NamedTensor> golden)
    {
        string expected = string.Join(", ", outputs.Select(spec => spec.Name).Order(StringComparer.Ordinal));
        string actual = string.Join(", ", golden.Select(tensor => tensor.Name).Order(StringComparer.Ordinal));
        if (expected != actual)
        {
            throw new ModelFolderException(file, $"outputs {expected}", actual);
        }
    }

    private static void Compare(string file, NamedTensor expected, NamedTensor actual)
    {
        if (!expected.Shape.AsSpan().SequenceEqual(actual.Shape.AsSpan()))
        {
            string shape = string.Join(',', actual.Shape);
            throw new ModelFolderException(file, $"{expected.Name} of shape [{shape}]", $"[{string.Join(',', expected.Shape)}]");
        }

        for (int i = 0; i < expected.Data.Length; i++)
        {
            (float wanted, float got) = (expected.Data.Span[i], actual.Data.Span[i]);
            if (!(Math.Abs(wanted - got) <= Tolerance))
            {
                throw new ModelFolderException(file, $"{expected.Name}[{i}] within {Tolerance} of {wanted}", $"{got}");
            }
        }
    }
}
