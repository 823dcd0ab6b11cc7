using System.Text.RegularExpressions;
using Xunit;

namespace TDGan.Architecture.Tests.Repository;

/// <summary>docs/benchmarks.csv is appended to by hand and by machine; a line of another form would be lost to whoever plots it.</summary>
public sealed partial class BenchmarkHistoryTests
{
    [Fact]
    public void History_EveryLine_HasTheColumnsOfTheHeader()
    {
        string[] lines = RepositoryFolder.ReadText("docs/benchmarks.csv").TrimEnd('\n').Split('\n');

        Assert.Equal("date,version,cores,state,rounds,seconds,measure,median,smallest,largest,unit", lines[0]);
        Assert.All(lines[1..], line => Assert.Matches(Line(), line));
    }

    [Theory]
    [InlineData("2026-11-28,0.1.0+3707d08,2,\"shared, \"\"busy\"\"\",5,3,\"start to ready, s\",1.5,1.4,1.6,s", true)]
    [InlineData("2026-11-28,0.1.0+3707d08,2,quiet,5,3,\"start\",1.5,1.4,1.6,s", false)]
    [InlineData("2026-11-28,0.1.0+3707d08,2,\"quiet\",5,3,\"start\",1.5,1.4,s", false)]
    public void Line_WhatTheBenchmarksWrite_IsToldFromOtherLines(string line, bool fits) => Assert.Equal(fits, Line().IsMatch(line));

    [GeneratedRegex("""^\d{4}-\d\d-\d\d,[\w.+-]+,\d+,"([^"]|"")*",\d+,[\d.]+,"([^"]|"")*",[\d.E+-]+,[\d.E+-]+,[\d.E+-]+,\w*$""")]
    private static partial Regex Line();
}
