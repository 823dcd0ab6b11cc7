using System.Collections.Immutable;
using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;
using TDGan.Inference.Motion;
using TDGan.TestSupport.Models;
using TDGan.Training.Motion;

namespace TDGan.Training.Tests.Motion;

/// <summary>People who differ in the width of their noses, and who open their mouths in surprise.</summary>
public sealed class MotionFitterTests
{
    private const int Axes = FaceMeshTopology.Axes;
    private const float Opening = 0.3f;

    private static readonly float[] Reference = DrawnFace.Mesh(0, 0, 1);
    private static readonly int Nose = FaceMeshTopology.IndexOf(FaceMeshGroup.Nose, 6) * Axes;
    private static readonly int LowerLip = (FaceMeshTopology.IndexOf(FaceMeshGroup.InnerLips, 5) * Axes) + 1;

    [Fact]
    public void Fit_PeopleAndExpressions_TellsWhatIsShownFromWhoItIs()
    {
        MotionModel model = Fit(new MotionOptions { Components = 4, Clusters = 1 });
        float[] wide = Face(nose: 0.2f, opening: 0), open = Face(nose: 0.2f, opening: Opening);

        float[] rest = model.MotionOf(model.CodeOf(wide)), shown = model.MotionOf(model.CodeOf(open));

        Assert.InRange(Math.Abs(rest[LowerLip]), 0, 0.02f);
        Assert.InRange(Math.Abs(shown[Nose]), 0, 0.05f);
        Assert.InRange(shown[LowerLip], 0.7f * Opening / 2, 1.1f * Opening / 2);
    }

    [Fact]
    public void Fit_Surprise_HasThePrototypeOfItsMeanMotion()
    {
        MotionModel model = Fit(new MotionOptions { Components = 4, Clusters = 1 });

        float[] motion = model.MotionOf(model.CodeOf(Expression.Surprise, 0));

        Assert.Equal(Opening / 2, motion[LowerLip], 0.02f);
        Assert.Equal(0, motion[Nose], 0.02f);
    }

    [Fact]
    public void Fit_Mixes_AreSumsOfTheMeanAndTheParts()
    {
        var options = new MotionOptions
        {
            Components = 4,
            Clusters = 1,
            Mixes = ImmutableSortedDictionary<string, float[][]>.Empty.Add("surprise", [[0.5f], [0.25f, 0.5f]]),
        };

        MotionModel model = Fit(options);

        Assert.Equal(2, model.Prototypes["surprise"].Length);
        Assert.Equal(0.5f * Opening / 2, model.MotionOf(model.CodeOf(Expression.Surprise, 0))[LowerLip], 0.02f);
        Assert.Equal(0.75f * Opening / 2, model.MotionOf(model.CodeOf(Expression.Surprise, 1))[LowerLip], 0.02f);
    }

    [Theory]
    [InlineData("joy", 1, "mixes")]
    [InlineData("fear", 7, "mixes.fear")]
    public void Check_MixThatCannotBe_IsNamed(string label, int weights, string named)
    {
        var options = new MotionOptions { Mixes = ImmutableSortedDictionary<string, float[][]>.Empty.Add(label, [new float[weights]]) };

        Assert.Contains(named, Assert.Throws<ArgumentException>(options.Check).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_MotionOfHalfTheSize_HasTheSameDirectionAndHalfTheError()
    {
        float[] real = [.. Face(0, Opening).Zip(Reference, (a, b) => a - b)];

        MotionMeasure half = MotionMeasure.Of([.. real.Select(value => value / 2)], real);
        MotionMeasure none = MotionMeasure.Of(new float[real.Length], real);

        Assert.Equal(1, half.Cosine, 1e-6);
        Assert.Equal(0.5, half.Size, 1e-6);
        Assert.Equal(0.5, half.Error, 1e-6);
        Assert.Equal((0, 0, 1), (none.Cosine, none.Size, Math.Round(none.Error, 6)));
    }

    private static MotionModel Fit(MotionOptions options)
    {
        var expressions = new List<PosedMesh>();
        var people = new List<PosedMesh>();
        for (int person = 0; person < 12; person++)
        {
            float nose = 0.25f * MathF.Sin(person);
            expressions.Add(new PosedMesh(Face(nose, 0), Expression.Neutral, Person: null));
            expressions.Add(new PosedMesh(Face(-nose, Opening), Expression.Surprise, Person: null));
            people.Add(new PosedMesh(Face(nose, Opening / 2), Label: null, $"p{person}"));
            people.Add(new PosedMesh(Face(nose, 0), Label: null, $"p{person}"));
        }

        return new MotionFitter(options).Fit(expressions, people, Reference);
    }

    private static float[] Face(float nose, float opening)
    {
        float[] mesh = DrawnFace.Mesh(0, 0, 1, opening);
        mesh[Nose] -= nose / 2;
        mesh[Nose + Axes] += nose / 2;
        return mesh;
    }
}
