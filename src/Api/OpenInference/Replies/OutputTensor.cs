using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using TDGan.Api.OpenInference.Requests;
using TDGan.Inference.Tensors;

namespace TDGan.Api.OpenInference.Replies;

/// <summary>One output as it is sent: floats, or classifications in their place.</summary>
/// <param name="tensor">What the model gave.</param>
/// <param name="labels">Its class labels, or none.</param>
/// <param name="wish">How it is sent.</param>
internal sealed class OutputTensor(NamedTensor tensor, ImmutableArray<string> labels, OutputWish wish)
{
    private readonly Classification? _classes = wish.Classes is { } count ? Classification.Of(tensor, labels, count) : null;

    public string Name => tensor.Name;

    public string Datatype => _classes is null ? tensor.Datatype : "BYTES";

    public ImmutableArray<int> Shape => _classes?.Shape ?? tensor.Shape;

    public bool IsBinary => wish.IsBinary;

    /// <summary>Bytes after the JSON.</summary>
    public int BinarySize => _classes is null
        ? tensor.Data.Length * sizeof(float)
        : _classes.Elements.Sum(element => sizeof(uint) + Encoding.UTF8.GetByteCount(element));

    /// <summary>Writes the values as an array, sending as it goes.</summary>
    public async Task WriteJsonAsync(Utf8JsonWriter writer, CancellationToken cancellationToken)
    {
        const int ValuesAtOnce = 4096;
        writer.WriteStartArray();
        foreach (string element in _classes?.Elements ?? [])
        {
            writer.WriteStringValue(element);
        }

        for (int first = 0; first < tensor.Data.Length && _classes is null; first += ValuesAtOnce)
        {
            WriteValues(writer, tensor.Data.Span[first..Math.Min(first + ValuesAtOnce, tensor.Data.Length)]);
            await writer.FlushAsync(cancellationToken);
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes <see cref="BinarySize"/> bytes, little-endian; text has its length before it.</summary>
    public void WriteBinary(Span<byte> target)
    {
        foreach (string element in _classes?.Elements ?? [])
        {
            int length = Encoding.UTF8.GetBytes(element, target[sizeof(uint)..]);
            BinaryPrimitives.WriteUInt32LittleEndian(target, (uint)length);
            target = target[(sizeof(uint) + length)..];
        }

        if (_classes is null)
        {
            ReadOnlySpan<float> values = tensor.Data.Span;
            for (int i = 0; i < values.Length; i++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(target[(i * sizeof(float))..], values[i]);
            }
        }
    }

    private static void WriteValues(Utf8JsonWriter writer, ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            writer.WriteNumberValue(value);
        }
    }
}
