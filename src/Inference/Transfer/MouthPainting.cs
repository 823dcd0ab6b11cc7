using System.Collections.Immutable;
using SkiaSharp;
using TDGan.Inference.Composition;
using TDGan.Inference.Crops;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Transfer;

/// <summary>Paints what shows between lips that a transfer has parted, by the painter of the repository; without one they stay as they were moved.</summary>
/// <param name="models">What is loaded.</param>
internal sealed class MouthPainting(ModelCatalogue models)
{
    /// <param name="picture">RGBA 8888 with the faces moved, changed in place.</param>
    /// <param name="meshes">Of each moved face, in its pixels.</param>
    /// <param name="scope">Times queue and inference; bounds the wait.</param>
    public async Task PaintAsync(SKBitmap picture, IReadOnlyList<MovedMesh> meshes, RequestScope scope)
    {
        using ModelLease? lease = models.TryLease(ModelNames.MouthPainter);
        MouthFilling[] mouths = lease is null ? [] : [.. meshes.Where(mesh => !mesh.IsMouthHidden).Select(mesh => MouthFilling.Of(picture, mesh)).OfType<MouthFilling>()];
        if (lease is null || mouths.Length == 0)
        {
            return;
        }

        float[] values = new float[mouths.Length * MouthFilling.InputLength];
        foreach ((int i, MouthFilling mouth) in mouths.Index())
        {
            mouth.WriteInput(values.AsSpan(i * MouthFilling.InputLength, MouthFilling.InputLength));
        }

        const int Side = MouthHole.Side;
        var input = new NamedTensor(TensorNames.Mouth, [mouths.Length, MouthFilling.InputLength / (Side * Side), Side, Side], values);
        ImmutableDictionary<string, NamedTensor> outputs = await lease.Model.RunAsync([input], [TensorNames.FilledMouth], scope);
        ReadOnlyMemory<float> filled = outputs[TensorNames.FilledMouth].Data;
        foreach ((int i, MouthFilling mouth) in mouths.Index())
        {
            mouth.Apply(picture, filled.Span.Slice(i * Side * Side, Side * Side));
        }
    }
}
