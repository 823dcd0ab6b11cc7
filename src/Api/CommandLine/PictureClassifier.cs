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
/// <param name="time">Clock of waits.</param>
internal sealed class PictureClassifier(
    IExpressionClassifier classifier, SortableId ids, ClassificationOptions classification, int topK, TimeProvider time)
{
    private const string UnreadableCode = "file-unreadable";
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);

    public async Task<PictureOutcome> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            ExpressionsRequest request = new(
                await File.ReadAllBytesAsync(file, cancellationToken),
                classification,
                topK,
                IncludeLogits: false,
                IncludeQuality: false);
            ClassificationResult result = await ClassifyAsync(request.Image, cancellationToken);
            return new PictureOutcome(file, ExpressionsReplyFactory.Create(ids.New(), request, result));
        }
        catch (InferenceException exception) when (exception.Error != InferenceError.InvalidParameter)
        {
            ApiProblem problem = ProblemDetailsMapper.FromException(exception);
            return new PictureOutcome(file, Reply: null, problem.Definition.Code, problem.Definition.Title, ProblemDetail.Describe(problem));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new PictureOutcome(file, Reply: null, UnreadableCode, "The file cannot be read.");
        }
    }

    /// <summary>A full queue is no fault of the picture: it waits until there is room.</summary>
    private async Task<ClassificationResult> ClassifyAsync(ReadOnlyMemory<byte> image, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await classifier.ClassifyAsync(image, classification, cancellationToken);
            }
            catch (InferenceException exception) when (exception.Error == InferenceError.Overloaded)
            {
                await Task.Delay(exception.RetryAfter ?? ShortestWait, time, cancellationToken);
            }
        }
    }
}
