using System.Collections.Immutable;
using Microsoft.ML.OnnxRuntime;
using TDGan.Inference.Crops;
using TDGan.Inference.Manifest;
using TDGan.Inference.Tensors;
using TDGan.Inference.Triton;
using TDGan.Training.Onnx;
using TDGan.Training.Pictures;
using TDGan.Training.TwoBranch.Export;

namespace TDGan.Training.Export;

/// <summary>
/// Writes <c>models/&lt;name&gt;/&lt;version&gt;</c>: graph, golden files, prototypes, card, manifest, and <c>config.pbtxt</c> above it. Filled
/// beside its final name and moved there whole.
/// </summary>
internal static class ModelFolderWriter
{
    private const string Licence = "MIT";
    private const int GoldenSeed = 20210617;

    // Variable sides of golden inputs: a multiple of every detector's coarsest stride, small enough for a small file.
    private const int GoldenSide = 64;

    /// <summary>Writes one model of the generator.</summary>
    /// <param name="repository">The <c>models</c> folder.</param>
    /// <param name="side">S.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="description">The rest.</param>
    /// <returns>The version folder.</returns>
    public static string Write(string repository, int side, ExportedGraph graph, ModelDescription description) =>
        Write(repository, PictureBuffer.CropOf(side), PixelRule.Default, graph, description);

    /// <summary>Writes one model.</summary>
    /// <param name="repository">The <c>models</c> folder.</param>
    /// <param name="crop">How a face is cut out, or null where the model reads whole pictures.</param>
    /// <param name="pixels">How bytes become values.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="description">The rest.</param>
    /// <returns>The version folder.</returns>
    public static string Write(string repository, CropRule? crop, PixelRule pixels, ExportedGraph graph, ModelDescription description)
    {
        string modelFolder = Path.Combine(repository, graph.Name);
        string final = Path.Combine(modelFolder, description.Version);
        string temporary = Path.Combine(Path.GetTempPath(), $"tdgan-export-{Guid.NewGuid():N}");
        Directory.CreateDirectory(temporary);
        File.WriteAllBytes(Path.Combine(temporary, ModelFolder.ModelFileName), graph.Bytes);
        WriteGolden(temporary, graph);
        description.Prototypes?.Write(Path.Combine(temporary, ExpressionPrototypes.FileName));
        File.WriteAllText(Path.Combine(temporary, ModelCardUpdate.CardFile), description.Card);
        ModelManifest manifest = Manifest(temporary, crop, pixels, graph, description);
        ModelManifestSerializer.Write(Path.Combine(temporary, ModelManifest.FileName), manifest);
        Directory.CreateDirectory(modelFolder);
        Replace(temporary, final);
        File.WriteAllText(Path.Combine(modelFolder, TritonConfig.FileName), TritonConfig.Format(manifest));
        return final;
    }

    /// <summary>JSON knows no NaN: the mean over no face, for one, is left out.</summary>
    private static ImmutableSortedDictionary<string, double>? Finite(ImmutableSortedDictionary<string, double>? measures) =>
        measures?.RemoveRange(measures.Where(measure => !double.IsFinite(measure.Value)).Select(measure => measure.Key));

    private static ModelManifest Manifest(
        string folder, CropRule? crop, PixelRule pixels, ExportedGraph graph, ModelDescription description) => new()
        {
            Schema = ModelManifest.CurrentSchema,
            Name = graph.Name,
            Version = description.Version,
            Opset = OnnxGraph.Opset,
            Inputs = graph.Inputs,
            Outputs = graph.Outputs,
            Labels = description.Labels,
            Pixels = pixels,
            Crop = crop,
            Detector = description.Detector,
            Landmarks = description.Landmarks,
            Composition = description.Composition,
            Temperature = description.Temperature,
            TrainingRun = description.TrainingRun,
            License = Licence,
            Validation = Finite(description.Validation),
            Prototypes = description.Prototypes is null ? null : ExpressionPrototypes.FileName,
            Motion = description.Motion,
            Golden = new GoldenFiles(GoldenTensors.InputFileName, GoldenTensors.OutputFileName),
            Files = ModelFolder.HashFiles(folder),
        };

    /// <summary>Seeded random inputs and what ONNX Runtime makes of them: the self-test finds a damaged file or a deviating provider.</summary>
    private static void WriteGolden(string folder, ExportedGraph graph)
    {
        var random = new Random(GoldenSeed);
        ImmutableArray<NamedTensor> inputs = [.. graph.Inputs.Select(spec => RandomTensor(spec, random))];
        new GoldenTensors(inputs).Write(Path.Combine(folder, GoldenTensors.InputFileName));
        using var session = new InferenceSession(graph.Bytes);
        using var options = new RunOptions();
        List<OrtValue> values = [.. inputs.Select(tensor =>
            OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, tensor.Data, [.. tensor.Shape.Select(length => (long)length)]))];
        using IDisposableReadOnlyCollection<OrtValue> results =
            session.Run(options, [.. inputs.Select(tensor => tensor.Name)], values, [.. graph.Outputs.Select(spec => spec.Name)]);
        values.ForEach(value => value.Dispose());
        new GoldenTensors([.. graph.Outputs.Zip(results, ToTensor)]).Write(Path.Combine(folder, GoldenTensors.OutputFileName));
    }

    private static NamedTensor RandomTensor(TensorSpec spec, Random random)
    {
        ImmutableArray<int> shape = [1, .. spec.Shape.Skip(1).Select(side => side < 0 ? GoldenSide : side)];
        float[] values = new float[shape.Aggregate(1, (product, length) => product * length)];
        for (int i = 0; i < values.Length; i++)
        {
            // Three digits keep the file small and are the same float on every machine.
            values[i] = MathF.Round(random.NextSingle(), 3);
        }

        return new NamedTensor(spec.Name, shape, values);
    }

    private static NamedTensor ToTensor(TensorSpec spec, OrtValue value) =>
        new(spec.Name, [.. value.GetTensorTypeAndShape().Shape.Select(side => (int)side)], value.GetTensorDataAsSpan<float>().ToArray());

    private static void Replace(string temporary, string final)
    {
        if (Directory.Exists(final))
        {
            Directory.Delete(final, recursive: true);
        }

        CopyFolder(temporary, final + ".writing");
        Directory.Move(final + ".writing", final);
        Directory.Delete(temporary, recursive: true);
    }

    private static void CopyFolder(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (string file in Directory.EnumerateFiles(source))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        }
    }
}
