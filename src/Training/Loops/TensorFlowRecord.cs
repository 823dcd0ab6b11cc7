using System.Buffers.Binary;
using System.Numerics;

namespace TDGan.Training.Loops;

/// <summary>
/// The framing of TensorFlow's record files, all little-endian: length as 64 bits, its masked CRC-32C, the data, their masked CRC-32C. The mask is
/// rotate-right by 15 plus 0xa282ead8.
/// </summary>
internal static class TensorFlowRecord
{
    private const uint MaskDelta = 0xa282ead8;
    private const int MaskRotation = 15;
    private const int HeaderBytes = sizeof(ulong) + sizeof(uint);

    /// <summary>Appends one record.</summary>
    public static void Write(Stream stream, ReadOnlySpan<byte> data)
    {
        Span<byte> frame = stackalloc byte[HeaderBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(frame, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[sizeof(ulong)..], MaskedCrc(frame[..sizeof(ulong)]));
        stream.Write(frame);
        stream.Write(data);
        BinaryPrimitives.WriteUInt32LittleEndian(frame, MaskedCrc(data));
        stream.Write(frame[..sizeof(uint)]);
    }

    /// <summary>The masked CRC-32C (Castagnoli) of some bytes.</summary>
    public static uint MaskedCrc(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return BitOperations.RotateRight(~crc, MaskRotation) + MaskDelta;
    }
}
