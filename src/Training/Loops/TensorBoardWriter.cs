using System.Globalization;
using Google.Protobuf;

namespace TDGan.Training.Loops;

/// <summary>
/// Scalars for TensorBoard: an event file of the TFRecord form, written without its library. Each record holds an <c>Event</c> message: wall_time = 1
/// (double), step = 2 (int64), file_version = 3 (string), or summary = 5 with value = 1 of tag = 1 (string) and simple_value = 2 (float).
/// </summary>
internal sealed class TensorBoardWriter : IDisposable
{
    private const string FileVersion = "brain.Event:2";
    private const int WallTimeField = 1;
    private const int StepField = 2;
    private const int FileVersionField = 3;
    private const int SummaryField = 5;

    private readonly FileStream stream;
    private readonly TimeProvider timeProvider;

    /// <param name="folder">Folder of the event files; made where there is none.</param>
    /// <param name="timeProvider">Clock of the events and of the file's name.</param>
    public TensorBoardWriter(string folder, TimeProvider timeProvider)
    {
        this.timeProvider = timeProvider;
        Directory.CreateDirectory(folder);
        string name = string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{timeProvider.GetUtcNow().ToUnixTimeMilliseconds():D13}.tdgan");
        stream = new FileStream(Path.Combine(folder, name), FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        WriteEvent(step: 0, output =>
        {
            output.WriteTag(FileVersionField, WireFormat.WireType.LengthDelimited);
            output.WriteString(FileVersion);
        });
    }

    /// <summary>Writes values of one step by their tags.</summary>
    public void WriteScalars(int step, IEnumerable<(string Tag, double Value)> values)
    {
        WriteEvent(step, output => WriteMessage(output, SummaryField, summary =>
        {
            foreach ((string tag, double value) in values)
            {
                WriteMessage(summary, 1, scalar =>
                {
                    scalar.WriteTag(1, WireFormat.WireType.LengthDelimited);
                    scalar.WriteString(tag);
                    scalar.WriteTag(2, WireFormat.WireType.Fixed32);
                    scalar.WriteFloat((float)value);
                });
            }
        }));
        stream.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private static void WriteMessage(CodedOutputStream output, int field, Action<CodedOutputStream> write)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(Message(write)));
    }

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var buffer = new MemoryStream();
        using (var output = new CodedOutputStream(buffer, leaveOpen: true))
        {
            write(output);
        }

        return buffer.ToArray();
    }

    private void WriteEvent(int step, Action<CodedOutputStream> write) => TensorFlowRecord.Write(stream, Message(output =>
    {
        output.WriteTag(WallTimeField, WireFormat.WireType.Fixed64);
        output.WriteDouble(timeProvider.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0);
        output.WriteTag(StepField, WireFormat.WireType.Varint);
        output.WriteInt64(step);
        write(output);
    }));
}
