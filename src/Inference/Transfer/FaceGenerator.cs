using System.Collections.Immutable;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Transfer;

/// <summary>I_g = D_g(d_f, d_e, noise(seed)) for one or more items in one run of the decoder.</summary>
internal static class FaceGenerator
{
    /// <param name="decoder">D_g.</param>
    /// <param name="items">1 to <see cref="ModelManifest.LargestRun"/>.</param>
    /// <param name="seed">Seed of the noise, which all items share.</param>
    /// <param name="scope">Times queue and inference; bounds the wait.</param>
    /// <returns>The pictures, with their parts where the decoder's manifest names a composition.</returns>
    public static async Task<GeneratedFaces> GenerateAsync(
        ServedModel decoder, IReadOnlyList<DecoderItem> items, uint seed, RequestScope scope)
    {
        NamedTensor[] inputs = [.. decoder.Manifest.Inputs.Select(input => input.Name switch
        {
            TensorNames.ExpressionCode => Join(input, items, item => item.ExpressionCode),
            TensorNames.FaceCode => Join(input, items, item => item.FaceCode),
            TensorNames.Face => Join(input, items, item => item.Face),
            TensorNames.Noise => Noise(input, items, seed),
            _ => throw new InvalidOperationException($"The decoder's input {input.Name} passed the check of the models."),
        })];
        CompositionRule? composition = decoder.Manifest.Composition;
        string[] wanted = composition is null ? [TensorNames.Image] : [TensorNames.Image, TensorNames.Flow, TensorNames.Change];
        ImmutableDictionary<string, NamedTensor> outputs = await decoder.RunAsync(inputs, wanted, scope);
        return new GeneratedFaces(outputs[TensorNames.Image], outputs.GetValueOrDefault(TensorNames.Flow), outputs.GetValueOrDefault(TensorNames.Change))
        {
            Motion = decoder.Motion,
            MotionChanges = [.. items.Select(item => item.Motion)],
            Gains = composition is null ? [] : [.. items.Select(item => composition.GainsOf(item.Weights.Span))],
        };
    }

    private static NamedTensor Noise(TensorSpec input, IReadOnlyList<DecoderItem> items, uint seed)
    {
        float[] noise = new float[input.ItemLength()];
        NoiseGenerator.Fill(seed, noise);
        return Join(input, items, _ => noise);
    }

    private static NamedTensor Join(TensorSpec input, IReadOnlyList<DecoderItem> items, Func<DecoderItem, ReadOnlyMemory<float>> part)
    {
        float[] values = new float[items.Count * input.ItemLength()];
        for (int i = 0; i < items.Count; i++)
        {
            part(items[i]).CopyTo(values.AsMemory(i * input.ItemLength()));
        }

        return new NamedTensor(input.Name, input.Shape.SetItem(0, items.Count), values);
    }
}
