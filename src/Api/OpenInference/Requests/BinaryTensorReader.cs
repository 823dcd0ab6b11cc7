using System.Buffers.Binary;

namespace TDGan.Api.OpenInference.Requests;

/// <summary>Takes tensors from the bytes after the JSON, one after another.</summary>
internal sealed class BinaryTensorReader(ReadOnlyMemory<byte> bytes)
{
    private ReadOnlyMemory<byte> _rest = bytes;

    /// <summary>Whether every byte was taken.</summary>
    public bool IsAtEnd => _rest.IsEmpty;

    /// <summary>The next <paramref name="size"/> bytes.</summary>
    /// <param name="tensor">Name, for the problem.</param>
    /// <param name="size">What <c>binary_data_size</c> says: negative, too large.</param>
    public ReadOnlyMemory<byte> Take(string tensor, long size)
    {
        if (size < 0 || size > _rest.Length)
        {
            throw InferenceProblems.InvalidTensor(tensor, "a binary_data_size within the bytes that follow the JSON");
        }

        ReadOnlyMemory<byte> taken = _rest[..(int)size];
        _rest = _rest[(int)size..];
        return taken;
    }

    /// <summary>Little-endian floats, as many as the shape asks for.</summary>
    public static float[] Floats(string tensor, TensorShape shape, ReadOnlySpan<byte> bytes)
    {
        long expected = (long)shape.Count * sizeof(float);
        if (bytes.Length != expected)
        {
            throw InferenceProblems.InvalidTensor(tensor, $"a binary_data_size of {expected}, the product of the shape times {sizeof(float)}");
        }

        float[] values = new float[shape.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        }

        return values;
    }
}
