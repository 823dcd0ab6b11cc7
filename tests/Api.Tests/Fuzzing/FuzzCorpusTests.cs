using TDGan.TestSupport.Fuzzing;

namespace TDGan.Api.Tests.Fuzzing;

public sealed class FuzzCorpusTests
{
    private static readonly FuzzRequest Long = new("POST", "/a", [("X", "1")], "image/png", [1, 2, 3]);
    private static readonly FuzzRequest Short = Long with { Headers = [], Body = [4] };

    [Fact]
    public void Offer_SmallerRequestOfTheSameWay_TakesThePlaceOfTheLargerOne()
    {
        FuzzCorpus corpus = new();
        corpus.Offer("a 415", Long);
        corpus.Offer("a 415", Short);
        corpus.Offer("a 415", Long);
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            corpus.Save(folder);
            FuzzRequest kept = Assert.Single(FuzzCorpus.Read(folder));
            Assert.Equal(Short.Body, kept.Body);
            Assert.Empty(kept.Headers);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Offer_BodyThatIsTooLargeForTheRepository_IsNotKept()
    {
        FuzzCorpus corpus = new();
        corpus.Offer("a 413", Long with { Body = new byte[FuzzCorpus.MaxBodyLength + 1] });
        Assert.Equal(0, corpus.Count);
        Assert.Null(corpus.Pick(new Random(1)));
    }

    [Fact]
    public void Save_ThenRead_GivesTheSameRequests()
    {
        FuzzCorpus corpus = new();
        corpus.Offer("a 415", Long);
        corpus.Offer("b 400", Short with { Target = "/b", ContentType = null, Body = null });
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "0123456789abcdef.json"), "of an earlier run");
            corpus.Save(folder);
            FuzzRequest[] read = [.. FuzzCorpus.Read(folder).OrderBy(request => request.Target)];
            Assert.Equal(2, read.Length);
            Assert.Equal(Long.Headers, read[0].Headers);
            Assert.Equal(Long.Body, read[0].Body);
            Assert.Equal(("image/png", (byte[]?)null), (read[0].ContentType, read[1].Body));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
