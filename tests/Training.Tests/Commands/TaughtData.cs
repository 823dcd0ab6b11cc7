using TDGan.TestSupport.Models;
using TDGan.Training.Landmarks.Teaching;
using TDGan.Training.Loops;
using TDGan.Training.Scenes;
using TDGan.Training.Tests.Detection;

namespace TDGan.Training.Tests.Commands;

/// <summary>All data sets in miniature in one folder, and what the teachers would have said of their faces.</summary>
internal sealed class TaughtData : IDisposable
{
    // Where the pictures of LFW have their eyes.
    private const float EyesX = 56;
    private const float EyesY = 44;
    private const float EyeDistance = 40;

    private readonly TinyDataTree _pictures = TinyDataTree.Create();
    private readonly DrawnScenes _scenes = DrawnScenes.Create();

    public TaughtData()
    {
        Directory.CreateSymbolicLink(Path.Combine(Root, "scenes"), _scenes.Root);
        Directory.CreateDirectory(Path.Combine(Root, "london"));
        WriteIndex();
    }

    public string Root => _pictures.Root;

    public string Scenes => _scenes.Root;

    /// <summary>A path that goes with the data.</summary>
    public string Out(string name) => Path.Combine(Root, "out-" + name);

    public void Dispose()
    {
        _pictures.Dispose();
        _scenes.Dispose();
    }

    /// <summary>Notes of every face in a run: those of photos by their tables, the others with mouths that are wider open from one to the next.</summary>
    /// <returns>The run's folder.</returns>
    public string WriteNotes(string name)
    {
        var labels = new TeacherLabels(RunFolder.Create(Out(name)));
        FalseBoxFile.Write(labels.FalseBoxFile, [new FalseBox("00003.jpg", 40, 40, 30, 0, 0.3f, 0.01f)]);
        var pictures = new LandmarkPictures(Root);
        using BinaryWriter writer = TaughtFaceFile.Append(labels.FaceFile);
        foreach (ScenePhoto photo in SceneDataset.Load(Scenes, ScenePart.Training).Concat(SceneDataset.Load(Scenes, ScenePart.Validation)))
        {
            foreach (SceneFace face in photo.Faces)
            {
                (float x, float y) = ((face.Landmarks[0] + face.Landmarks[2]) / 2, face.Landmarks[1]);
                TaughtFaceFile.Write(writer, new TaughtFace(FaceTeaching.NameOf(photo), face, Mesh(x, y, face.EyeDistance, opening: 0.2f)));
            }
        }

        foreach ((int i, LandmarkPicture picture) in pictures.HeldOut().Concat(pictures.ForTraining(int.MaxValue)).Index())
        {
            SceneFace face = DrawnScenes.Face(EyesX - EyeDistance, EyesY - (EyeDistance / 2), 2 * EyeDistance);
            TaughtFaceFile.Write(writer, new TaughtFace(picture.Name, face, Mesh(EyesX, EyesY, EyeDistance, 0.1f + (0.02f * (i % 7)))));
        }

        return Out(name);
    }

    /// <summary>Takes the last photo's face out of the tables, so that a detector that finds it has found a box without a face.</summary>
    public void ForgetFaceOfLastPhoto()
    {
        string tables = Path.Combine(Scenes, "train.csv");
        string[] lines = File.ReadAllLines(tables);
        lines[^1] = lines[^1].Split(',')[0] + new string(',', lines[0].Count(letter => letter == ','));
        File.WriteAllLines(tables, lines);
    }

    /// <summary>The index that names people and expressions, which not every command needs.</summary>
    private void WriteIndex()
    {
        string lfw = Path.Combine(Root, "lfw");
        File.WriteAllLines(Path.Combine(lfw, "index.csv"),
        [
            "path,split,person,expression",
            .. Directory.GetFiles(Path.Combine(lfw, "identity"), "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(file => $"{Path.GetRelativePath(lfw, file)},train,{Path.GetFileName(Path.GetDirectoryName(file))},neutral"),
        ]);
    }

    private static MeshReading Mesh(float x, float y, float eyeDistance, float opening) =>
        new(DrawnFace.Mesh(x, y, eyeDistance, opening), Confidence: 0.95f, Disagreement: 0.01f);
}
