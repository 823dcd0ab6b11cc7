using System.Reflection;
using TDGan.Api.Errors;
using TDGan.Inference.Errors;

namespace TDGan.Api.Tests.Errors;

public sealed class ErrorCatalogueTests
{
    [Fact]
    public void All_EveryRow_IsListedOnceWithTextsAndAnErrorStatus()
    {
        IEnumerable<ErrorDefinition> declared = typeof(ErrorCatalogue)
            .GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(ErrorDefinition))
            .Select(property => (ErrorDefinition)property.GetValue(null)!);
        Assert.Equal(declared.Select(error => error.Code).Order(), ErrorCatalogue.All.Select(error => error.Code).Order());
        Assert.Equal(ErrorCatalogue.All.Length, ErrorCatalogue.All.Select(error => error.Code).Distinct().Count());
        Assert.All(ErrorCatalogue.All, error =>
        {
            Assert.Matches("^[a-z]+(-[a-z0-9]+)*$", error.Code);
            Assert.InRange(error.Status, 400, 599);
            Assert.EndsWith(".", error.Title, StringComparison.Ordinal);
            Assert.EndsWith(".", error.Detail, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void All_UnavailableRows_TellWhenToTryAgain() =>
        Assert.All(ErrorCatalogue.All, error => Assert.Equal(error.Status is 429 or 503, error.RetryAfterSeconds is not null));

    [Fact]
    public void Define_EveryErrorOfThePipeline_HasARowOfItsOwn()
    {
        InferenceError[] errors = Enum.GetValues<InferenceError>();
        ErrorDefinition[] rows = [.. errors.Select(ProblemDetailsMapper.Define)];
        Assert.DoesNotContain(ErrorCatalogue.Internal, rows);
        Assert.Equal(errors.Length, rows.Distinct().Count());
    }

    [Fact]
    public void Define_NumberOutsideTheEnum_IsInternal() =>
        Assert.Equal(ErrorCatalogue.Internal, ProblemDetailsMapper.Define((InferenceError)999));

    [Fact]
    public void FromException_LimitAndActual_AreKept()
    {
        ApiProblem problem = ProblemDetailsMapper.FromException(
            new InferenceException(InferenceError.ImageTooLarge, "secret") { Limit = 1, Actual = 2, Parameter = "image" });
        Assert.Equal(new ApiProblem(ErrorCatalogue.ImageTooLarge) { Limit = 1, Actual = 2, Parameter = "image" }, problem);
    }
}
