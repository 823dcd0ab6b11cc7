using TDGan.Inference.Tensors;

namespace TDGan.Inference.ModelRuns;

/// <summary>Cuts batches along the first dimension and joins them again.</summary>
internal static class TensorRows
{
    /// <summary><paramref name="count"/> rows from <paramref name="first"/> on, over the same memory.</summary>
    public static NamedTensor Slice(NamedTensor tensor, int first, int count)
    {
        int length = tensor.Data.Length / tensor.Shape[0];
        return tensor with { Shape = tensor.Shape.SetItem(0, count), Data = tensor.Data.Slice(first * length, count * length) };
    }

    /// <summary>The rows of all <paramref name="parts"/>, which are alike but for their first dimension, one after another.</summary>
    public static NamedTensor Join(IReadOnlyList<NamedTensor> parts)
    {
        if (parts.Count == 1)
        {
            return parts[0];
        }

        float[] values = new float[parts.Sum(part => part.Data.Length)];
        int written = 0;
        foreach (NamedTensor part in parts)
        {
            part.Data.CopyTo(values.AsMemory(written));
            written += part.Data.Length;
        }

        return parts[0] with { Shape = parts[0].Shape.SetItem(0, parts.Sum(part => part.Shape[0])), Data = values };
    }
}
