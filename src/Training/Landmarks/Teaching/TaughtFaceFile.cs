using TDGan.Training.Scenes;

namespace TDGan.Training.Landmarks.Teaching;

/// <summary>
/// The teachers' answers on disk, one after another, so that they are asked once: a run that was stopped goes on behind the last whole record.
/// </summary>
internal static class TaughtFaceFile
{
    /// <summary>Reads every whole record; none where there is no file.</summary>
    public static List<TaughtFace> Read(string path)
    {
        List<TaughtFace> faces = [];
        if (File.Exists(path))
        {
            using var reader = new BinaryReader(Open(path));
            ReadAll(reader, faces);
        }

        return faces;
    }

    /// <summary>Opens the file to add records, and cuts off a torn one.</summary>
    public static BinaryWriter Append(string path)
    {
        long end = 0;
        if (File.Exists(path))
        {
            using var reader = new BinaryReader(Open(path));
            end = ReadAll(reader, []);
        }

        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        stream.SetLength(end);
        stream.Position = end;
        return new BinaryWriter(stream);
    }

    /// <summary>Adds a record.</summary>
    public static void Write(BinaryWriter writer, TaughtFace taught)
    {
        writer.Write(taught.Picture);
        writer.Write(taught.Face is not null);
        if (taught.Face is { } face)
        {
            WriteValues(writer, [face.Left, face.Top, face.Right, face.Bottom, face.Score]);
            WriteValues(writer, face.Landmarks);
            writer.Write(face.LandmarksReliable);
        }

        writer.Write(taught.Mesh is not null);
        if (taught.Mesh is { } mesh)
        {
            WriteValues(writer, [mesh.Confidence, mesh.Disagreement]);
            WriteValues(writer, mesh.Points);
        }
    }

    // Another process may be adding records.
    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);

    /// <returns>Where the last whole record ends.</returns>
    private static long ReadAll(BinaryReader reader, List<TaughtFace> faces)
    {
        long end = 0;
        try
        {
            while (reader.BaseStream.Position < reader.BaseStream.Length)
            {
                faces.Add(ReadOne(reader));
                end = reader.BaseStream.Position;
            }
        }
        catch (EndOfStreamException)
        {
            // The process that wrote was stopped within a record.
        }

        return end;
    }

    private static TaughtFace ReadOne(BinaryReader reader)
    {
        string picture = reader.ReadString();
        SceneFace? face = null;
        if (reader.ReadBoolean())
        {
            float[] box = ReadValues(reader), landmarks = ReadValues(reader);
            face = new SceneFace(box[0], box[1], box[2], box[3], landmarks, box[4], reader.ReadBoolean());
        }

        MeshReading? mesh = null;
        if (reader.ReadBoolean())
        {
            float[] sureness = ReadValues(reader);
            mesh = new MeshReading(ReadValues(reader), sureness[0], sureness[1]);
        }

        return new TaughtFace(picture, face, mesh);
    }

    private static void WriteValues(BinaryWriter writer, ReadOnlySpan<float> values)
    {
        writer.Write(values.Length);
        foreach (float value in values)
        {
            writer.Write(value);
        }
    }

    private static float[] ReadValues(BinaryReader reader)
    {
        float[] values = new float[reader.ReadInt32()];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = reader.ReadSingle();
        }

        return values;
    }
}
