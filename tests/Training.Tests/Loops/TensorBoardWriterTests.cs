using System.Buffers.Binary;
using Google.Protobuf;
using TDGan.Training.Loops;

namespace TDGan.Training.Tests.Loops;

/// <summary>Reads event files back with a slow reader of its own.</summary>
public sealed class TensorBoardWriterTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"tdgan-events-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public void MaskedCrc_OfTheStandardsCheckString_IsItsCastagnoliCrcMasked()
    {
        const uint Check = 0xE3069283;
        Assert.Equal(Check, Castagnoli("123456789"u8));
        Assert.Equal(Mask(Check), TensorFlowRecord.MaskedCrc("123456789"u8));
    }

    [Fact]
    public void WriteScalars_ReadBack_GivesStepsTagsAndValues()
    {
        using (var writer = new TensorBoardWriter(_folder, TimeProvider.System))
        {
            writer.WriteScalars(3, [("face/identityMargin", 1.5), ("face/identityAccuracy", 0.25)]);
        }

        string file = Assert.Single(Directory.GetFiles(_folder, "events.out.tfevents.*"));
        List<byte[]> records = ReadRecords(File.ReadAllBytes(file));
        Assert.Equal(2, records.Count);
        Assert.Contains("brain.Event:2", System.Text.Encoding.UTF8.GetString(records[0]), StringComparison.Ordinal);
        (long step, List<(string, float)> scalars) = ReadEvent(records[1]);
        Assert.Equal(3, step);
        Assert.Equal([("face/identityMargin", 1.5f), ("face/identityAccuracy", 0.25f)], scalars);
    }

    private static List<byte[]> ReadRecords(byte[] file)
    {
        List<byte[]> records = [];
        for (int position = 0; position < file.Length;)
        {
            ReadOnlySpan<byte> header = file.AsSpan(position, 8);
            int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(header);
            Assert.Equal(Mask(Castagnoli(header)), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(position + 8)));
            byte[] data = file.AsSpan(position + 12, length).ToArray();
            Assert.Equal(Mask(Castagnoli(data)), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(position + 12 + length)));
            records.Add(data);
            position += 16 + length;
        }

        return records;
    }

    private static (long Step, List<(string Tag, float Value)> Scalars) ReadEvent(byte[] record)
    {
        using var input = new CodedInputStream(record);
        long step = 0;
        List<(string, float)> scalars = [];
        for (uint tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 2:
                    step = input.ReadInt64();
                    break;
                case 5:
                    scalars.AddRange(ReadSummary(input.ReadBytes().CreateCodedInput()));
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        return (step, scalars);
    }

    private static IEnumerable<(string Tag, float Value)> ReadSummary(CodedInputStream summary)
    {
        while (summary.ReadTag() != 0)
        {
            CodedInputStream value = summary.ReadBytes().CreateCodedInput();
            value.ReadTag();
            string tag = value.ReadString();
            value.ReadTag();
            yield return (tag, value.ReadFloat());
        }
    }

    private static uint Mask(uint crc) => ((crc >> 15) | (crc << 17)) + 0xa282ead8;

    private static uint Castagnoli(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0x82F63B78;
            }
        }

        return ~crc;
    }
}
