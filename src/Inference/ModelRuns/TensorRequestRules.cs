using System.Collections.Immutable;
using TDGan.Inference.Errors;
using TDGan.Inference.Manifest;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.ModelRuns;

/// <summary>What a request must keep before anything is computed: names, element types, shapes, lengths and values.</summary>
internal static class TensorRequestRules
{
    /// <summary>
    /// Largest magnitude of an input value, that of half precision. A finite value beyond it can only be a mistake, and would make
    /// infinities of it inside the graph, for which the model would be blamed.
    /// </summary>
    public const float LargestMagnitude = 65504;

    /// <summary>Most rows of one request; they bound the memory that its outputs take.</summary>
    public const int MostRows = 512;

    /// <summary>Checks everything about <paramref name="inputs"/>.</summary>
    /// <returns>The rows of the batch, 1 or more.</returns>
    /// <exception cref="InferenceException"><see cref="InferenceError.InvalidTensor"/> with name and expectation.</exception>
    public static int CheckInputs(IReadOnlyList<NamedTensor> inputs, ImmutableArray<TensorSpec> specs)
    {
        foreach (IGrouping<string, NamedTensor> given in inputs.GroupBy(tensor => tensor.Name, StringComparer.Ordinal))
        {
            Require(given.Count() == 1, given.Key, "each input once");
            Require(specs.Any(spec => spec.Name == given.Key), given.Key, $"an input out of {Names(specs)}");
        }

        foreach (TensorSpec spec in specs)
        {
            CheckInput(inputs.FirstOrDefault(tensor => tensor.Name == spec.Name), spec);
        }

        int rows = inputs[0].Shape[0];
        NamedTensor? odd = inputs.FirstOrDefault(tensor => tensor.Shape[0] != rows);
        Require(odd is null, odd?.Name ?? "", $"the first dimension of {inputs[0].Name}, {rows}");
        Require(rows <= MostRows, inputs[0].Name, $"at most {MostRows} rows");
        return rows;
    }

    /// <summary>Checks that the sides of a detector's input fit its coarsest grid; other models have fixed sides.</summary>
    /// <exception cref="InferenceException"><see cref="InferenceError.InvalidTensor"/> with name and expectation.</exception>
    public static void CheckGrid(IReadOnlyList<NamedTensor> inputs, DetectorRule? detector)
    {
        int stride = detector?.Strides.Max() ?? 1;
        foreach (NamedTensor tensor in inputs)
        {
            Require(
                stride == 1 || tensor.Shape.Skip(2).All(side => side % stride == 0),
                tensor.Name,
                $"height and width in multiples of {stride}");
        }
    }

    /// <summary>Checks the number of picture files.</summary>
    /// <exception cref="InferenceException"><see cref="InferenceError.InvalidTensor"/> with name and expectation.</exception>
    public static void CheckPictures(IReadOnlyCollection<ReadOnlyMemory<byte>> pictures) =>
        Require(
            pictures.Count is >= 1 and <= ModelRunRequest.MostEncodedImages,
            TensorNames.Image,
            $"1 to {ModelRunRequest.MostEncodedImages} pictures");

    /// <summary>Checks that each wanted output exists and is wanted once.</summary>
    /// <exception cref="InferenceException"><see cref="InferenceError.InvalidTensor"/> with name and expectation.</exception>
    public static void CheckOutputs(IReadOnlyList<string> outputs, ImmutableArray<TensorSpec> specs)
    {
        for (int i = 0; i < outputs.Count; i++)
        {
            Require(specs.Any(spec => spec.Name == outputs[i]), outputs[i], $"an output out of {Names(specs)}");
            Require(!outputs.Take(i).Contains(outputs[i], StringComparer.Ordinal), outputs[i], "each output once");
        }
    }

    private static void CheckInput(NamedTensor? tensor, TensorSpec spec)
    {
        Require(tensor is not null, spec.Name, $"an input {spec}");
        Require(tensor!.Datatype == spec.Datatype, spec.Name, spec.ToString());
        Require(Fits(tensor.Shape, spec.Shape), spec.Name, spec.ToString());
        Require(tensor.Data.Length == tensor.ElementCount(), spec.Name, $"{tensor.ElementCount()} values");
        foreach (float value in tensor.Data.Span)
        {
            // NaN compares as false.
            Require(Math.Abs(value) <= LargestMagnitude, spec.Name, $"finite values of at most {LargestMagnitude} in magnitude");
        }
    }

    private static bool Fits(ImmutableArray<int> shape, ImmutableArray<int> spec) =>
        shape.Length == spec.Length && shape.Zip(spec, (side, expected) => side >= 1 && (expected < 0 || side == expected)).All(fits => fits);

    private static string Names(ImmutableArray<TensorSpec> specs) => string.Join(", ", specs.Select(spec => spec.Name));

    private static void Require(bool condition, string name, string expected)
    {
        if (!condition)
        {
            throw new InferenceException(InferenceError.InvalidTensor, $"{name}: expected {expected}")
            {
                Parameter = name,
                Expected = expected,
            };
        }
    }
}
