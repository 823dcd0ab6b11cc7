using TDGan.Api.Errors;
using TDGan.Inference.Classification;

namespace TDGan.Api.Expressions;

/// <summary>What became of one picture of a batch; exactly one of the two.</summary>
/// <param name="Result">The classification, or null.</param>
/// <param name="Problem">The problem, or null.</param>
internal sealed record BatchOutcome(ClassificationResult? Result, ApiProblem? Problem);
