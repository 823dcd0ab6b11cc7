using System.Collections.Concurrent;
using Microsoft.Playwright;
using TDGan.Browser.Tests.Support;
using TDGan.Inference.Expressions;

namespace TDGan.Browser.Tests;

/// <summary>The field for a key, before a service that wants one.</summary>
public sealed class AccessKeyTests(KeyedPageFixture fixture) : IClassFixture<KeyedPageFixture>
{
    private const string Field = "#access-key";
    private const string UseIt = "#access-form button[type=submit]";

    [Fact]
    public async Task Open_WithoutAKey_AsksForItAndGoesOnOnceItIsGiven()
    {
        await using OpenPage open = await fixture.OpenAsync(isRead: false);
        await open.VisibleAsync(Field);
        await Assertions.Expect(open.Page.Locator("#access-state")).ToContainTextAsync("asks for a key");
        await open.VisibleAsync("#error");
        await Assertions.Expect(open.Page.Locator("#error")).ToContainTextAsync("unauthorized");

        await open.Page.FillAsync(Field, KeyedPageFixture.Key);
        await open.Page.ClickAsync(UseIt);

        // The sample that was refused is read without being chosen again.
        await open.VisibleAsync("#result");
        await Assertions.Expect(open.Page.Locator("#labels button")).ToHaveCountAsync(ExpressionLabels.Count);
        await Assertions.Expect(open.Page.Locator("#error")).ToBeHiddenAsync();
        await open.ChangeAsync();
        Assert.Contains("X-Api-Key: $TDGAN_KEY", await CodeAsync(open), StringComparison.Ordinal);
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Key_Given_StaysInTheTabAloneAndInNoAddress()
    {
        await using OpenPage open = await fixture.OpenAsync(isRead: false);
        ConcurrentBag<string?> sent = [];
        open.Page.Request += (_, request) => sent.Add(request.Headers.GetValueOrDefault("x-api-key"));
        await open.VisibleAsync(Field);
        await open.Page.FillAsync(Field, KeyedPageFixture.Key);
        await open.Page.ClickAsync(UseIt);
        await Assertions.Expect(open.Page.Locator("#labels button")).ToHaveCountAsync(ExpressionLabels.Count);

        Assert.Contains(KeyedPageFixture.Key, sent);
        await Assertions.Expect(open.Page.Locator(Field)).ToHaveValueAsync("");
        Assert.Contains(KeyedPageFixture.Key, await open.Page.EvaluateAsync<string>("JSON.stringify(sessionStorage)"), StringComparison.Ordinal);
        Assert.Equal("{}", await open.Page.EvaluateAsync<string>("JSON.stringify(localStorage)"));
        Assert.Equal("", await open.Page.EvaluateAsync<string>("document.cookie"));
        Assert.DoesNotContain(open.Requests, url => url.Contains(KeyedPageFixture.Key, StringComparison.Ordinal));

        // A reload keeps it, another tab starts without.
        await open.Page.ReloadAsync();
        await Assertions.Expect(open.Page.Locator("#labels button")).ToHaveCountAsync(ExpressionLabels.Count);
        await using OpenPage other = await fixture.OpenAsync(isRead: false);
        await other.VisibleAsync(Field);
    }

    [Fact]
    public async Task Key_WrongThenForgotten_IsSaidAndGone()
    {
        await using OpenPage open = await fixture.OpenAsync(isRead: false);
        await open.VisibleAsync(Field);
        await open.Page.FillAsync(Field, "not-the-key-of-this-service");
        await open.Page.ClickAsync(UseIt);
        await Assertions.Expect(open.Page.Locator("#access-state")).ToContainTextAsync("did not take this key");

        await open.Page.ClickAsync("#access-forget");

        await Assertions.Expect(open.Page.Locator("#access-state")).ToHaveTextAsync("No key is set.");
        Assert.Equal("{}", await open.Page.EvaluateAsync<string>("JSON.stringify(sessionStorage)"));
    }

    private static async Task<string> CodeAsync(OpenPage open)
    {
        await open.Page.ClickAsync("#tab-code");
        return await open.TextAsync("#view-code code");
    }
}
