using System.Text;

namespace TDGan.Api.CommandLine;

/// <summary>
/// The file of outcomes, which is also the journal of the run: each outcome is appended whole in one write, and opening it again finds what
/// is done and cuts off what an interrupted write left. Thread-safe but for its disposal.
/// </summary>
internal sealed class OutcomeJournal : IDisposable
{
    private const byte LineEnd = (byte)'\n';

    private readonly Stream _stream;
    private readonly IOutcomeFormat _format;
    private readonly Lock _lock = new();

    private OutcomeJournal(Stream stream, IOutcomeFormat format, IReadOnlySet<string> done) =>
        (_stream, _format, Done) = (stream, format, done);

    /// <summary>Pictures whose outcome was there before.</summary>
    public IReadOnlySet<string> Done { get; }

    /// <summary>Opens or begins a file.</summary>
    /// <exception cref="InvalidDataException">The file is not one of this format; it is left as it is.</exception>
    public static OutcomeJournal Open(string path, IOutcomeFormat format)
    {
        FileStream stream = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            HashSet<string> done = new(StringComparer.Ordinal);
            long end = ReadDone(stream, path, format, done);
            stream.SetLength(end);
            stream.Position = end;
            return Begin(stream, format, done);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Writes to a stream that holds nothing from before, such as standard output; the journal owns it.</summary>
    public static OutcomeJournal Over(Stream stream, IOutcomeFormat format) => Begin(stream, format, new HashSet<string>());

    /// <summary>Appends one outcome, whole.</summary>
    public void Add(PictureOutcome outcome) => Write(_format.Format(outcome));

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private static OutcomeJournal Begin(Stream stream, IOutcomeFormat format, HashSet<string> done)
    {
        OutcomeJournal journal = new(stream, format, done);
        if (!stream.CanSeek || stream.Length == 0)
        {
            journal.Write(format.Header);
        }

        return journal;
    }

    /// <returns>Where the last complete outcome ends.</returns>
    private static long ReadDone(FileStream stream, string path, IOutcomeFormat format, HashSet<string> done)
    {
        long end = 0;
        long position = 0;
        foreach (byte[] line in ReadLines(stream))
        {
            position += line.Length;
            string text = Encoding.UTF8.GetString(line).TrimEnd('\n');
            bool isWhole = line[^1] == LineEnd;
            if (!isWhole)
            {
                break;
            }

            if (!format.TryRead(text, out string? file, out bool endsOutcome))
            {
                throw new InvalidDataException($"{path}: line after byte {position - line.Length} was not written by this command");
            }

            if (endsOutcome)
            {
                end = position;
                done.Add(file ?? "");
            }
        }

        return end;
    }

    private static IEnumerable<byte[]> ReadLines(FileStream stream)
    {
        List<byte> line = [];
        for (int value = stream.ReadByte(); value >= 0; value = stream.ReadByte())
        {
            line.Add((byte)value);
            if (value == LineEnd)
            {
                yield return [.. line];
                line.Clear();
            }
        }

        if (line.Count > 0)
        {
            yield return [.. line];
        }
    }

    private void Write(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        lock (_lock)
        {
            _stream.Write(bytes);
            _stream.Flush();
        }
    }
}
