using TDGan.Api.Replies;

namespace TDGan.Api.CommandLine;

/// <summary>What became of one picture: a reply or a problem.</summary>
/// <param name="File">What outcomes call it, see <see cref="PictureFile.Name"/>.</param>
/// <param name="Reply">As the service would answer, or null.</param>
/// <param name="ProblemCode">Code of the service's problem, or null.</param>
/// <param name="ProblemTitle">Its title, or null.</param>
/// <param name="ProblemDetail">What is wrong with this picture, or null.</param>
internal sealed record PictureOutcome(
    string File, ExpressionsReply? Reply, string? ProblemCode = null, string? ProblemTitle = null, string? ProblemDetail = null);
