using System.Net;
using System.Text.Json;
using TDGan.Api.Errors;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Errors;

/// <summary>A problem tells what was given and what is allowed.</summary>
public sealed class ProblemDetailTests(SharedService shared)
{
    public static TheoryData<string, string> Options => new()
    {
        { "topK=9", "topK is 9; 1 to 7 are allowed" },
        { "topK=", "topK is empty; 1 to 7 are allowed" },
        { "minConfidence=1.5", "minConfidence is 1.5; 0 to 1 are allowed" },
        { "views=3", "views is 3; 1, 2, 6 are allowed" },
        { "detect=yes", "detect is yes; auto, true, false are allowed" },
        { "include=age", "include is age; landmarks, mesh, quality, logits are allowed" },
        { "topK=1&topK=2", "topK is given more than once; once is allowed." },
    };

    [Theory]
    [MemberData(nameof(Options))]
    public async Task Post_UnusableOption_TellsNameValueAndWhatIsAllowed(string query, string detail)
    {
        RunningService service = shared.Service;

        using HttpResponseMessage response = await service.Client.UploadAsync("/api/v1/expressions?" + query, Forms.Raw(Pictures.Happy));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        JsonElement problem = await response.ReadJsonAsync();
        Assert.Equal(detail, problem.Text("detail"));
    }

    [Fact]
    public void Describe_TooManyPixels_CountsMegapixels() => Assert.Equal(
        "The picture has 64 megapixels; at most 40. Scale the picture down.",
        ProblemDetail.Describe(new ApiProblem(ErrorCatalogue.ImageTooLarge) { Limit = 40_000_000, Actual = 64_000_000 }));

    [Fact]
    public void Describe_ForeignFormat_NamesIt() => Assert.Equal(
        "HEIC is not read here; send a JPEG, PNG, WebP, BMP or GIF file.",
        ProblemDetail.Describe(
            new ApiProblem(ErrorCatalogue.UnsupportedImageFormat) { Given = "HEIC", Expected = "a JPEG, PNG, WebP, BMP or GIF file" }));

    [Fact]
    public void Describe_FaceIndex_TellsHowManyFacesThereAre() => Assert.Equal(
        "faceIndex is 3; 0 to 1 are allowed, as the picture has 2 faces.",
        ProblemDetail.Describe(new ApiProblem(ErrorCatalogue.FaceIndexOutOfRange) { Parameter = "faceIndex", Limit = 1, Actual = 3 }));

    [Fact]
    public void Describe_NothingToAdd_IsTheCatalogue() =>
        Assert.All(ErrorCatalogue.All, row => Assert.Equal(row.Detail, ProblemDetail.Describe(new ApiProblem(row))));
}
