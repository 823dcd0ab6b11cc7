using TDGan.Api.Errors;
using TDGan.Api.Http;
using TDGan.Api.Telemetry;
using TDGan.Api.Uploads;
using TDGan.Inference.Classification;
using TDGan.Inference.Cores;

namespace TDGan.Api.Expressions;

/// <summary>
/// Classifies the pictures of a batch, as many at once as there are cores, so that a batch is no faster way to the queue than single
/// requests. What is wrong with one picture is its own problem. Thread-safe.
/// </summary>
internal sealed partial class BatchClassifier(
    IExpressionClassifier classifier, ProcessorCores cores, ApiMetrics metrics, ILogger<BatchClassifier> logger)
{
    /// <returns>An outcome for each picture, in their order. Pictures that the deadline overtakes have that as their problem.</returns>
    /// <exception cref="OperationCanceledException">The client left.</exception>
    public async Task<IReadOnlyList<BatchOutcome>> ClassifyAsync(
        IReadOnlyList<UploadedPicture> pictures, ClassificationOptions options, DeadlineScope deadline)
    {
        ClassificationOptions within = options with { Deadline = deadline.Deadline };
        BatchOutcome[] outcomes = new BatchOutcome[pictures.Count];
        await Parallel.ForAsync(0, pictures.Count, new ParallelOptions { MaxDegreeOfParallelism = cores.Count }, async (index, _) =>
            outcomes[index] = await ClassifyAsync(pictures[index], within, deadline));
        return outcomes;
    }

    private async Task<BatchOutcome> ClassifyAsync(UploadedPicture picture, ClassificationOptions options, DeadlineScope deadline)
    {
        try
        {
            return new BatchOutcome(await classifier.ClassifyAsync(picture.Content, options, deadline.Token), Problem: null);
        }
        catch (OperationCanceledException) when (deadline.Token.IsCancellationRequested)
        {
            return Refuse(deadline.Explain() ?? throw new OperationCanceledException(deadline.Token));
        }
        catch (Exception exception)
        {
            return Refuse(exception);
        }
    }

    private BatchOutcome Refuse(Exception exception)
    {
        ApiProblem problem = ProblemDetailsMapper.FromException(exception);
        metrics.CountProblem(problem.Definition.Code);
        if (problem.Definition.Status == StatusCodes.Status500InternalServerError)
        {
            Failed(logger, exception, problem.Definition.Code);
        }

        return new BatchOutcome(Result: null, problem);
    }

    [LoggerMessage(LogLevel.Error, "A picture of a batch failed with {Code}.")]
    private static partial void Failed(ILogger logger, Exception exception, string code);
}
