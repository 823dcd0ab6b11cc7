using System.Text.Json.Nodes;
using Microsoft.Playwright;
using TDGan.Browser.Tests.Support;

namespace TDGan.Browser.Tests;

/// <summary>The reading of a photo: faces chosen in it, words, bars, labels.</summary>
public sealed class ReadingTests(PageFixture fixture)
{
    private const string Readings = "**/api/v1/expressions";

    [Fact]
    public async Task Face_ClickedInThePhoto_IsTheOneThatIsRead()
    {
        await using OpenPage open = await fixture.OpenAsync();

        await open.Page.ClickAsync("#photo .face-box >> nth=1");

        await Assertions.Expect(open.Page.Locator("#view-read .eyebrow")).ToHaveTextAsync("Face 2 of 4");
        await Assertions.Expect(open.Page.Locator("#verdict")).ToHaveTextAsync("Looks like neutral");
    }

    [Fact]
    public async Task Arrows_OnAFace_ChooseTheNextAndWrap()
    {
        await using OpenPage open = await fixture.OpenAsync();

        await open.Page.FocusAsync("#photo .face-box >> nth=0");
        await open.Page.Keyboard.PressAsync("ArrowLeft");

        await Assertions.Expect(open.Page.Locator("#view-read .eyebrow")).ToHaveTextAsync("Face 4 of 4");
        Assert.StartsWith("Face 4: neutral", await open.Page.EvaluateAsync<string>("document.activeElement.ariaLabel"), StringComparison.Ordinal);
        await Assertions.Expect(open.Page.Locator("#photo .face-box[tabindex='0']")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Scores_AtFirst_AreTwoAndSevenOnRequestThatSumToOne()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await Assertions.Expect(open.Page.Locator("#view-read .number:visible")).ToHaveCountAsync(2);

        await open.Page.ClickAsync("#view-read .more summary");
        string[] numbers = [.. await open.Page.Locator("#view-read .number").AllInnerTextsAsync()];

        Assert.Equal(7, numbers.Length);
        Assert.InRange(numbers.Sum(number => int.Parse(number.TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture)), 97, 103);

        // Another face keeps it open.
        await open.Page.ClickAsync("#photo .face-box >> nth=2");
        await Assertions.Expect(open.Page.Locator("#view-read .number:visible")).ToHaveCountAsync(7);
    }

    [Theory]
    [InlineData(true, "No clear expression")]
    [InlineData(false, "Looks like happiness")]
    public async Task Reading_MarkedByTheService_IsToldAsItSays(bool isUncertain, string verdict)
    {
        await using OpenPage open = await fixture.OpenAsync();
        await ChangeReplyAsync(open, reply => reply["faces"]![0]!["uncertain"] = isUncertain);

        await open.ReadAsync(OpenPage.Sample("face-1.jpg"));

        await Assertions.Expect(open.Page.Locator("#verdict")).ToHaveTextAsync(verdict);
    }

    [Fact]
    public async Task Reply_WithPoseAndMoreFacesThanRead_SaysBoth()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await ChangeReplyAsync(open, reply =>
        {
            reply["facesFound"] = 3;
            reply["warnings"]!.AsArray().Add(new JsonObject { ["code"] = "pose_extreme", ["message"] = "The head is turned.", ["faceIndex"] = 0 });
        });

        await open.ReadAsync(OpenPage.Sample("face-1.jpg"));

        string[] notes = [.. await open.Page.Locator("#view-read .note").AllInnerTextsAsync()];
        Assert.Contains("2 more faces are in the photo.", notes);
        Assert.Contains(notes, note => note.Contains("turned far to the side", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1280)]
    public async Task Labels_OfTheGroup_NeitherOverlapNorLeaveThePicture(int width)
    {
        await using OpenPage open = await fixture.OpenAsync(width);

        double[][] tags = await open.Page.EvaluateAsync<double[][]>(
            """
            () => {
              const picture = document.querySelector('#photo').getBoundingClientRect();
              return [...document.querySelectorAll('#photo .tag')].map(tag => tag.getBoundingClientRect())
                .map(box => [box.left - picture.left, box.top - picture.top, picture.right - box.right, picture.bottom - box.bottom, box.width, box.height]);
            }
            """);

        Assert.Equal(4, tags.Length);
        Assert.All(tags, tag => Assert.All(tag[..4], distance => Assert.True(distance >= -0.6, $"{distance}")));
        Assert.All(tags.SelectMany((a, i) => tags.Skip(i + 1).Select(b => (A: a, B: b))), pair => Assert.False(Overlap(pair.A, pair.B)));
    }

    [Fact]
    public async Task PlaceLabels_BoxesOnEachOther_StackThemAndHideWhatFindsNoRoom()
    {
        await using OpenPage open = await fixture.OpenAsync();

        string places = await open.Page.EvaluateAsync<string>(
            """
            async () => {
              const { placeLabels } = await import('./js/photos/place-labels.js');
              const box = { x: 90, y: 0, width: 10, height: 48 };
              return JSON.stringify(placeLabels([box, box, box], Array(3).fill({ width: 30, height: 20 }), { width: 100, height: 50 }));
            }
            """);

        // At the right rim: in the box at its upper end, below that, and no room for a third.
        Assert.Equal("""[{"x":70,"y":3},{"x":70,"y":25},null]""", places);
    }

    private static bool Overlap(double[] a, double[] b) =>
        a[0] < b[0] + b[4] && b[0] < a[0] + a[4] && a[1] < b[1] + b[5] && b[1] < a[1] + a[5];

    private static Task<IAsyncDisposable> ChangeReplyAsync(OpenPage open, Action<JsonNode> change) => open.Page.RouteAsync(Readings, async route =>
    {
        IAPIResponse reply = await route.FetchAsync();
        JsonNode body = JsonNode.Parse(await reply.TextAsync())!;
        change(body);
        await route.FulfillAsync(new() { Response = reply, Body = body.ToJsonString() });
    });
}
