using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;
using TDGan.Inference.Manifest;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Tests.ModelRepository;

/// <summary>A manifest for tests that need no model.</summary>
internal static class Manifests
{
    public static ModelManifest ExpressionBranch { get; } = new()
    {
        Schema = 1,
        Name = "expression-branch",
        Version = "1",
        Opset = 17,
        Inputs = [new TensorSpec("image", "FP32", [-1, 1, 64, 64])],
        Outputs = [new TensorSpec("logits", "FP32", [-1, 7]), new TensorSpec("expression_code", "FP32", [-1, 128, 4, 4])],
        Labels = ExpressionLabels.All,
        Pixels = PixelRule.Default,
        Crop = new CropRule(CropRule.SquareV1, 64, 0.1),
        Temperature = 1.13,
        TrainingRun = "run-1",
        Prototypes = ExpressionPrototypes.FileName,
        Golden = new GoldenFiles(GoldenTensors.InputFileName, GoldenTensors.OutputFileName),
        Files = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("model.onnx", new string('a', 64)),
    };
}
