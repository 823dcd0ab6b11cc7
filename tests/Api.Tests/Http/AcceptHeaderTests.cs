using TDGan.Api.Http;

namespace TDGan.Api.Tests.Http;

public sealed class AcceptHeaderTests
{
    private static readonly string[] Offers = ["image/png", "image/jpeg", "application/json"];

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("*/*")]
    [InlineData("image/*")]
    [InlineData("text/html, */*;q=0.1")]
    [InlineData("IMAGE/PNG")]
    public void Choose_NothingBetterNamed_TakesFirstOffer(string header) => Assert.Equal("image/png", AcceptHeader.Choose(header, Offers));

    [Theory]
    [InlineData("application/json, */*", "application/json")]
    [InlineData("application/json;charset=utf-8", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("image/jpeg, image/png", "image/jpeg")]
    [InlineData("image/png;q=0.5, image/jpeg;q=0.9", "image/jpeg")]
    [InlineData("image/png;q=0, image/*", "image/jpeg")]
    [InlineData("image/*;q=0.5, application/json;q=0.4", "image/png")]
    public void Choose_RangesDiffer_TakesBestQualityThenMostExactThenClientOrder(string header, string expected) =>
        Assert.Equal(expected, AcceptHeader.Choose(header, Offers));

    [Theory]
    [InlineData("text/html")]
    [InlineData("image/webp")]
    [InlineData("*/*;q=0")]
    [InlineData("image/*;q=0, application/json;q=0, */*")]
    [InlineData("nonsense")]
    public void Choose_NoOfferMatches_ReturnsNull(string header) => Assert.Null(AcceptHeader.Choose(header, Offers));

    [Fact]
    public void Choose_HeaderGivenTwice_ReadsBoth() =>
        Assert.Equal("application/json", AcceptHeader.Choose(new(["text/html", "application/json"]), Offers));
}
