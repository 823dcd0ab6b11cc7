using System.Collections.Immutable;
using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;
using TDGan.Inference.Sessions;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Manifest;

/// <summary>Compares what a manifest promises with what the graph and this program know.</summary>
internal static class ModelContract
{
    /// <exception cref="ModelFolderException">The first difference.</exception>
    public static void Check(ModelFolder folder, GraphSignature graph)
    {
        ModelManifest manifest = folder.Manifest;
        string file = folder.PathOf(ModelManifest.FileName);
        CheckTensors(folder.PathOf(ModelFolder.ModelFileName), "inputs", manifest.Inputs, graph.Inputs);
        CheckTensors(folder.PathOf(ModelFolder.ModelFileName), "outputs", manifest.Outputs, graph.Outputs);
        Require(file, "pixels.resize", PixelRule.AreaBilinear, manifest.Pixels.Resize);
        Require(file, "pixels.range", "0, 1", string.Join(", ", manifest.Pixels.Range));
        if (manifest.Name == ModelNames.FaceDetector)
        {
            DetectorContract.Check(file, manifest);
            return;
        }

        RequireFixedSides(folder.PathOf(ModelFolder.ModelFileName), "inputs", graph.Inputs);
        RequireFixedSides(folder.PathOf(ModelFolder.ModelFileName), "outputs", graph.Outputs);
        Require(file, "pixels.colour", PixelRule.GrayBt601, manifest.Pixels.Colour);
        if (manifest.Name == ModelNames.MouthPainter)
        {
            MouthPainterContract.Check(file, manifest, MouthHole.Side);
            return;
        }

        CropRule crop = manifest.Crop ?? throw new ModelFolderException(file, "crop", "none");
        Require(file, "crop.rule", CropRule.Known.Contains(crop.Rule) ? crop.Rule : string.Join(" or ", CropRule.Known), crop.Rule);
        CheckSide(file, manifest.Inputs, crop.Side);
        if (manifest.Name == ModelNames.ExpressionBranch)
        {
            CheckLabels(file, manifest);
        }
        else if (manifest.Name == ModelNames.FaceLandmarks)
        {
            LandmarkContract.Check(file, manifest);
        }
        else if (manifest is { Name: ModelNames.Decoder, Composition: { } composition })
        {
            CompositionContract.Check(file, manifest, composition);
        }
    }

    /// <summary>Requires the prototypes to be codes of this model.</summary>
    public static void CheckPrototypes(ModelManifest manifest, ExpressionPrototypes prototypes, string file)
    {
        TensorSpec? code = manifest.Outputs.FirstOrDefault(output => output.Name == TensorNames.ExpressionCode);
        string expected = code is null ? "no prototypes" : $"shape [{string.Join(',', code.Shape.Skip(1))}]";
        Require(file, "", expected, $"shape [{string.Join(',', prototypes.Shape)}]");
    }

    private static void CheckTensors(string file, string kind, ImmutableArray<TensorSpec> manifest, ImmutableArray<TensorSpec> graph) =>
        Require(file, kind, Describe(manifest), Describe(graph));

    private static void RequireFixedSides(string file, string kind, ImmutableArray<TensorSpec> graph)
    {
        if (graph.FirstOrDefault(spec => spec.Shape.Length == 0 || spec.Shape.Skip(1).Any(side => side < 1)) is { } variable)
        {
            throw new ModelFolderException(file, $"{kind} of which only the batch is variable", variable.ToString());
        }
    }

    private static void CheckSide(string file, ImmutableArray<TensorSpec> inputs, int side)
    {
        TensorSpec? image = inputs.FirstOrDefault(input => input.Name == TensorNames.Image);
        if (image is not null)
        {
            Require(file, "", $"image FP32 [-1,1,{side},{side}] (crop.side)", $"{image} (crop.side)");
        }
    }

    private static void CheckLabels(string file, ModelManifest manifest)
    {
        ImmutableArray<string> labels = manifest.Labels ?? [];
        Require(file, "labels", Describe(ExpressionLabels.All), Describe(labels));
        foreach (string name in new[] { TensorNames.Logits, TensorNames.Probabilities })
        {
            string actual = manifest.Outputs.FirstOrDefault(output => output.Name == name)?.ToString() ?? "no such output";
            Require(file, "output", $"{name} FP32 [-1,{labels.Length}]", actual);
        }
    }

    private static string Describe(ImmutableArray<string> labels) => $"{labels.Length} ({string.Join(", ", labels)})";

    // The order of tensors carries no meaning, they are bound by name.
    private static string Describe(ImmutableArray<TensorSpec> tensors) =>
        string.Join("; ", tensors.Select(tensor => tensor.ToString()).Order(StringComparer.Ordinal));

    private static void Require(string file, string what, string expected, string actual)
    {
        if (expected != actual)
        {
            throw new ModelFolderException(file, $"{what} {expected}".TrimStart(), actual);
        }
    }
}
