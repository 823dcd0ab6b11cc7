using TDGan.Api.CommandLine;
using TDGan.Api.Expressions;
using TDGan.Api.Tests.Support;
using TDGan.Inference.Classification;
using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;
using TDGan.Inference.Requests;

namespace TDGan.Api.Tests.CommandLine;

public sealed class CsvFormatTests
{
    private static readonly CsvFormat Format = new();

    [Fact]
    public void Format_Face_HasSensibleDigitsAndTheWarningsOfPictureAndFace()
    {
        FaceExpression face = ScriptedClassifier.Result.Faces[0] with
        {
            Face = new DetectedFace(new FaceBox(10.26f, 20, 99.96f, 50.04f), 0.98765f, []),
            Scores = [new ExpressionScore(Expression.Happiness, 0.99994f), new ExpressionScore(Expression.Fear, 0.00006f)],
        };
        InferenceWarning[] warnings =
            [new("more_faces", "More."), new("face_blurred", "Blurred.", 0), new("face_too_small", "Small.", 1)];

        Assert.Equal(
            "a.png,1,0,10.3,20,100,50,0.9877,happiness,,0.0001,,0.9999,,,,false,,,,more_faces face_blurred,\n",
            Write(ScriptedClassifier.Result with { Faces = [face], Warnings = warnings }));
    }

    [Fact]
    public void Format_NoFace_HasTheWarningsOfThePicture()
    {
        string line = Write(ScriptedClassifier.Result with { Faces = [], Warnings = [new("search_coarse", "Coarse.")] });

        Assert.Equal($"a.png,0{new string(',', 19)}search_coarse,\n", line);
        Assert.True(Format.TryRead(line.TrimEnd('\n'), out string? file, out bool ends));
        Assert.Equal(("a.png", true), (file, ends));
    }

    private static string Write(ClassificationResult result)
    {
        ExpressionsRequest request = new(ReadOnlyMemory<byte>.Empty, new ClassificationOptions(), 7, false, false);
        return Format.Format(new PictureOutcome("a.png", ExpressionsReplyFactory.Create("01", request, result)));
    }
}
