using TDGan.Training.Landmarks.Teaching;
using TDGan.Training.Scenes;
using TDGan.Training.Tests.Detection;

namespace TDGan.Training.Tests.Landmarks.Teaching;

public sealed class TaughtFaceFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"tdgan-taught-{Guid.NewGuid():N}.bin");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        Write(Taught("a/1", mesh: true), Taught("a/2", mesh: false), new TaughtFace("b/3", Face: null, Mesh: null));
        List<TaughtFace> read = TaughtFaceFile.Read(_path);
        Assert.Equal(["a/1", "a/2", "b/3"], read.Select(taught => taught.Picture));
        SceneFace face = read[0].Face!;
        Assert.Equal((1f, 2f, 41f, 42f, 0.9f), (face.Left, face.Top, face.Right, face.Bottom, face.Score));
        Assert.Equal(DrawnScenes.Face(1, 2, 40).Landmarks, face.Landmarks);
        Assert.Equal([1f, 2f, 3f], read[0].Mesh!.Points);
        Assert.Equal((0.95f, 0.01f), (read[0].Mesh!.Confidence, read[0].Mesh!.Disagreement));
        Assert.Null(read[1].Mesh);
        Assert.Null(read[2].Face);
    }

    [Fact]
    public void Append_TornRecord_IsCutOffAndWrittenAnew()
    {
        Write(Taught("a/1", mesh: true), Taught("a/2", mesh: true));
        using (FileStream file = File.OpenWrite(_path))
        {
            file.SetLength(file.Length - 5);
        }

        Assert.Equal("a/1", Assert.Single(TaughtFaceFile.Read(_path)).Picture);
        Write(Taught("a/3", mesh: true));
        Assert.Equal(["a/1", "a/3"], TaughtFaceFile.Read(_path).Select(taught => taught.Picture));
    }

    [Fact]
    public void Read_NoFile_IsEmpty() => Assert.Empty(TaughtFaceFile.Read(_path));

    [Theory]
    [InlineData(0.8f, 0.03f, true)]
    [InlineData(0.79f, 0.01f, false)]
    [InlineData(0.99f, 0.031f, false)]
    public void SureMesh_DoubtOfEitherKind_IsNull(float confidence, float disagreement, bool sure) =>
        Assert.Equal(sure, new TaughtFace("a", null, new MeshReading([1], confidence, disagreement)).SureMesh is not null);

    [Fact]
    public void FalseBoxes_WrittenAndRead_AreTheSame()
    {
        FalseBox[] boxes = [new("00001.jpg", 10.5f, 20.25f, 30, -0.5236f, 0.2f, 0.01f), new("00002.jpg", 1, 2, 3, 0, 0.15f, 0.9f)];
        FalseBoxFile.Write(_path, boxes);
        Assert.Equal(boxes, FalseBoxFile.Read(_path));
    }

    private static TaughtFace Taught(string name, bool mesh) =>
        new(name, DrawnScenes.Face(1, 2, 40), mesh ? new MeshReading([1, 2, 3], 0.95f, 0.01f) : null);

    private void Write(params TaughtFace[] faces)
    {
        using BinaryWriter writer = TaughtFaceFile.Append(_path);
        foreach (TaughtFace face in faces)
        {
            TaughtFaceFile.Write(writer, face);
        }
    }
}
