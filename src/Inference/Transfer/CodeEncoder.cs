using System.Collections.Immutable;
using TDGan.Inference.Errors;
using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Motion;
using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Transfer;

/// <summary>Codes of pictures, and of labels.</summary>
internal static class CodeEncoder
{
    /// <summary>The codes of the first face of each picture, all in one run; none for no picture.</summary>
    /// <param name="model">The expression branch or the face branch.</param>
    /// <param name="output">Its output, <see cref="TensorNames.ExpressionCode"/> or <see cref="TensorNames.FaceCode"/>.</param>
    /// <param name="pictures">All of the same side.</param>
    /// <param name="scope">Times queue and inference; bounds the wait.</param>
    public static async Task<float[][]> EncodeAsync(
        ServedModel model, string output, IReadOnlyList<ExtractedFaces> pictures, RequestScope scope)
    {
        if (pictures.Count == 0)
        {
            return [];
        }

        return Items(await model.RunAsync([Join(pictures)], [output], scope), output);
    }

    /// <summary>The expressions of the first face of each picture, all in one run; none for no picture.</summary>
    /// <param name="model">The expression branch.</param>
    /// <param name="pictures">All of the same side.</param>
    /// <param name="motion">How faces move, or null.</param>
    /// <param name="scope">Times queue and inference; bounds the wait.</param>
    public static async Task<ExpressionTarget[]> ReadAsync(
        ServedModel model, IReadOnlyList<ExtractedFaces> pictures, MotionModel? motion, RequestScope scope)
    {
        if (pictures.Count == 0)
        {
            return [];
        }

        ImmutableDictionary<string, NamedTensor> outputs =
            await model.RunAsync([Join(pictures)], [TensorNames.ExpressionCode, TensorNames.Probabilities], scope);
        return [.. Items(outputs, TensorNames.ExpressionCode).Zip(
            Items(outputs, TensorNames.Probabilities)).Select((read, i) => new ExpressionTarget(
                read.First, read.Second, motion is null ? [] : ShownMotion.AskedBy(motion, pictures[i].Faces[0], read.Second))
            {
                Shown = motion is null ? [] : ShownMotion.ShownBy(motion, pictures[i].Faces[0], read.Second),
            })];
    }

    /// <summary>The mean expression code of a label.</summary>
    /// <param name="model">The expression branch.</param>
    /// <param name="label">Which.</param>
    /// <param name="parameter">The option that named it, for the error.</param>
    /// <exception cref="InferenceException"><see cref="InferenceError.InvalidParameter"/> where the model keeps none.</exception>
    public static float[] Prototype(ServedModel model, Expression label, string parameter) => model.Prototypes?.Of(label).ToArray()
        ?? throw new InferenceException(InferenceError.InvalidParameter, "The model keeps no prototypes.") { Parameter = parameter };

    private static NamedTensor Join(IReadOnlyList<ExtractedFaces> pictures)
    {
        int side = pictures[0].Side;
        float[] values = [.. pictures.SelectMany(picture => picture.ToTensor(TensorNames.Image, 0, 1).Data.ToArray())];
        return new NamedTensor(TensorNames.Image, [pictures.Count, 1, side, side], values);
    }

    private static float[][] Items(ImmutableDictionary<string, NamedTensor> outputs, string name)
    {
        NamedTensor output = outputs[name];
        return [.. output.Data.ToArray().Chunk(output.Data.Length / output.Shape[0])];
    }

    /// <summary>(1 - t) from + t to, value by value.</summary>
    public static float[] Blend(ReadOnlySpan<float> from, ReadOnlySpan<float> to, float t)
    {
        float[] blend = new float[from.Length];
        for (int i = 0; i < blend.Length; i++)
        {
            blend[i] = ((1 - t) * from[i]) + (t * to[i]);
        }

        return blend;
    }
}
