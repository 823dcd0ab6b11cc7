using TDGan.Api.Errors;
using TDGan.Api.Expressions;
using TDGan.Api.Http;
using TDGan.Inference.Classification;
using TDGan.Inference.Errors;

namespace TDGan.Api.CommandLine;

/// <summary>Reads files as the service reads uploads; a bad file becomes a problem. Thread-safe.</summary>
/// <param name="classifier">The pipeline.</param>
/// <param name="ids">Ids of the replies.</param>
/// <param name="classification">Which faces.</param>
/// <param name="topK">Scores of each face, 1-7.</param>
/// <param name="copies">Where marked copies go; null for none.</param>
/// <param name="time">Clock of waits.</param>
internal sealed class PictureClassifier(
    IExpressionClassifier classifier,
    SortableId ids,
    ClassificationOptions classification,
    int topK,
    MarkedCopies? copies,
    TimeProvider time)
{
    private const string UnreadableCode = "file-unreadable";
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);

    /// <exception cref="IOException">The marked copy cannot be written, which is no fault of the picture.</exception>
    public async Task<PictureOutcome> ReadAsync(PictureFile file, CancellationToken cancellationToken)
    {
        byte[] content;
        try
        {
            content = await File.ReadAllBytesAsync(file.Path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new PictureOutcome(file.Name, Reply: null, UnreadableCode, "The file cannot be read.");
        }

        try
        {
            ExpressionsRequest request = new(content, classification, topK, IncludeLogits: false, IncludeQuality: false);
            ClassificationResult result = await RetryAsync(() => classifier.ClassifyAsync(content, classification, cancellationToken), cancellationToken);
            if (copies is not null)
            {
                await RetryAsync(() => copies.WriteAsync(file, content, result, cancellationToken), cancellationToken);
            }

            return new PictureOutcome(file.Name, ExpressionsReplyFactory.Create(ids.New(), request, result));
        }
        catch (InferenceException exception) when (exception.Error != InferenceError.InvalidParameter)
        {
            ApiProblem problem = ProblemDetailsMapper.FromException(exception);
            return new PictureOutcome(
                file.Name, Reply: null, problem.Definition.Code, problem.Definition.Title, ProblemDetail.Describe(problem));
        }
    }

    /// <summary>A full queue is no fault of the picture: it waits until there is room.</summary>
    private async Task<T> RetryAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await work();
            }
            catch (InferenceException exception) when (exception.Error == InferenceError.Overloaded)
            {
                await Task.Delay(exception.RetryAfter ?? ShortestWait, time, cancellationToken);
            }
        }
    }
}
