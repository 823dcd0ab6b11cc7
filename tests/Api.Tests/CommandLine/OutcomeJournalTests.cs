using System.Text;
using TDGan.Api.CommandLine;
using TDGan.Api.Expressions;
using TDGan.Api.Replies;
using TDGan.Api.Tests.Support;
using TDGan.Inference.Classification;

namespace TDGan.Api.Tests.CommandLine;

public sealed class OutcomeJournalTests : IDisposable
{
    /// <summary>Bytes between two cuts: no divisor of a line's length, so that cuts fall anywhere.</summary>
    private const int Stride = 17;

    private readonly string _folder = Directory.CreateTempSubdirectory("tdgan-journal-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "results");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Open_CutAnywhere_KeepsWholeOutcomesOnly(bool csv)
    {
        PictureOutcome[] outcomes = [Success("a.png", faces: 1), Success("b, \"quoted\".png", faces: 3), new("c.png", null, "internal", "Title."), Success("d.png", 0)];
        using (OutcomeJournal journal = OutcomeJournal.Open(Path, Format(csv)))
        {
            Array.ForEach(outcomes, journal.Add);
        }

        byte[] whole = File.ReadAllBytes(Path);
        for (int length = 0; length <= whole.Length; length += Stride)
        {
            File.WriteAllBytes(Path, whole[..length]);
            using (OutcomeJournal journal = OutcomeJournal.Open(Path, Format(csv)))
            {
                foreach (PictureOutcome outcome in outcomes.Where(outcome => !journal.Done.Contains(outcome.File)))
                {
                    journal.Add(outcome);
                }
            }

            Assert.Equal(Encoding.UTF8.GetString(whole), File.ReadAllText(Path));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Open_AnotherFile_LeavesItAlone(bool csv)
    {
        File.WriteAllText(Path, "a diary\nof many lines\n");
        Assert.Throws<InvalidDataException>(() => OutcomeJournal.Open(Path, Format(csv)));
        Assert.Equal("a diary\nof many lines\n", File.ReadAllText(Path));
    }

    [Fact]
    public void Add_FromManyThreads_KeepsLinesWhole()
    {
        using (OutcomeJournal journal = OutcomeJournal.Open(Path, Format(csv: true)))
        {
            Parallel.For(0, 500, i => journal.Add(Success($"{i}.png", faces: 2)));
        }

        using OutcomeJournal again = OutcomeJournal.Open(Path, Format(csv: true));
        Assert.Equal(500, again.Done.Count(name => name.EndsWith(".png", StringComparison.Ordinal)));
    }

    private static IOutcomeFormat Format(bool csv) => csv ? new CsvFormat() : new JsonLinesFormat();

    private static PictureOutcome Success(string file, int faces)
    {
        ClassificationResult result = ScriptedClassifier.Result with
        {
            Faces = [.. Enumerable.Range(0, faces).Select(index => ScriptedClassifier.Result.Faces[0] with { Index = index })],
        };
        ExpressionsRequest request = new(ReadOnlyMemory<byte>.Empty, new ClassificationOptions(), 7, false, false);
        ExpressionsReply reply = ExpressionsReplyFactory.Create("01", request, result);
        return new PictureOutcome(file, reply);
    }
}
