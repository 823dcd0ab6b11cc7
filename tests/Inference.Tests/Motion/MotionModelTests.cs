using System.Collections.Immutable;
using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;
using TDGan.Inference.Motion;
using TDGan.TestSupport.Models;
using Xunit;

namespace TDGan.Inference.Tests.Motion;

/// <summary>A model of two motions: the first opens the mouth, the second raises the brows.</summary>
public sealed class MotionModelTests
{
    private const int Axes = FaceMeshTopology.Axes;
    private static readonly int LowerLip = (FaceMeshTopology.IndexOf(FaceMeshGroup.InnerLips, 5) * Axes) + 1;
    private static readonly int Brow = (FaceMeshTopology.IndexOf(FaceMeshGroup.RightBrow, 3) * Axes) + 1;

    [Fact]
    public void CodeOf_MeshOfTheNeutralFaceMovedByACode_IsThatCode()
    {
        MotionModel model = Model();
        float[] mesh = [.. model.Move(DrawnFace.Mesh(200, 300, 80), [0.2f, -0.1f])];

        float[] code = model.CodeOf(mesh);

        Assert.Equal(0.2f, code[0], 1e-3f);
        Assert.Equal(-0.1f, code[1], 1e-3f);
    }

    [Fact]
    public void Move_CodeOfTheOpenMouth_MovesTheLowerLipAloneByTheSizeOfTheFace()
    {
        float[] mesh = DrawnFace.Mesh(200, 300, 80);

        float[] moved = Model().Move(mesh, [0.5f, 0]);

        Assert.Equal(mesh[LowerLip] + (0.5f * 80), moved[LowerLip], 0.01f);
        Assert.Equal(mesh[Brow], moved[Brow], 0.01f);
    }

    [Fact]
    public void CodeOf_LabelAndSeed_TakesThePrototypesInTurn()
    {
        MotionModel model = Model();

        Assert.Equal([1f, 0f], model.CodeOf(Expression.Surprise, 0));
        Assert.Equal([0f, 1f], model.CodeOf(Expression.Surprise, 1));
        Assert.Equal([1f, 0f], model.CodeOf(Expression.Surprise, 2));
        Assert.Equal([0f, 0f], model.CodeOf(Expression.Neutral, 0));
    }

    [Fact]
    public void Read_WhatWriteWrote_IsTheSame()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        try
        {
            Model().Write(path);

            Assert.Equal(Model().Basis[1], MotionModel.Read(path).Basis[1]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Read_PrototypeOfAnotherLength_IsRefusedByName()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        try
        {
            (Model() with { Prototypes = ImmutableSortedDictionary<string, float[][]>.Empty.Add("fear", [[1]]) }).Write(path);

            var refusal = Assert.Throws<InvalidDataException>(() => MotionModel.Read(path));

            Assert.Contains("2 values", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("fear", refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static MotionModel Model()
    {
        float[][] basis = [Unit(LowerLip), Unit(Brow)];
        return new MotionModel
        {
            Reference = DrawnFace.Mesh(0, 0, 1),
            Neutral = DrawnFace.Mesh(0, 0, 1),
            Basis = basis,
            Projection = basis,
            Prototypes = ImmutableSortedDictionary<string, float[][]>.Empty.Add("surprise", [[1, 0], [0, 1]]),
        };
    }

    private static float[] Unit(int at)
    {
        float[] motion = new float[FaceMeshTopology.Count * Axes];
        motion[at] = 1;
        return motion;
    }
}
