using TDGan.Inference.Manifest;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.ModelRepository;

/// <summary>
/// The three parts of one generator must fit each other: one crop of the face, and codes that the decoder takes as they come.
/// </summary>
internal static class GeneratorContract
{
    /// <exception cref="ModelFolderException">The first difference, named by the decoder's or face branch's manifest.</exception>
    public static void Check(ServedModel expressionBranch, ServedModel faceBranch, ServedModel decoder)
    {
        if (faceBranch.Manifest.Crop != expressionBranch.Manifest.Crop)
        {
            throw Broken(faceBranch, $"{expressionBranch.Manifest.Crop} as in the other models", $"{faceBranch.Manifest.Crop}");
        }

        Require(faceBranch, Find(expressionBranch.Manifest.Inputs, TensorNames.Image), Find(faceBranch.Manifest.Inputs, TensorNames.Image));
        Require(decoder, Find(expressionBranch.Manifest.Inputs, TensorNames.Image), Find(decoder.Manifest.Outputs, TensorNames.Image));
        Require(decoder, Find(faceBranch.Manifest.Outputs, TensorNames.FaceCode), Find(decoder.Manifest.Inputs, TensorNames.FaceCode));
        Require(
            decoder,
            Find(expressionBranch.Manifest.Outputs, TensorNames.ExpressionCode),
            Find(decoder.Manifest.Inputs, TensorNames.ExpressionCode));
        foreach (TensorSpec input in decoder.Manifest.Inputs.Where(input => !IsKnown(input.Name)))
        {
            throw Broken(decoder, "inputs face_code, expression_code, noise and face only", input.ToString());
        }
    }

    private static bool IsKnown(string name) =>
        name is TensorNames.FaceCode or TensorNames.ExpressionCode or TensorNames.Noise or TensorNames.Face;

    private static TensorSpec? Find(IEnumerable<TensorSpec> tensors, string name) => tensors.FirstOrDefault(tensor => tensor.Name == name);

    private static void Require(ServedModel model, TensorSpec? expected, TensorSpec? actual)
    {
        if (expected is null || expected.ToString() != actual?.ToString())
        {
            throw Broken(model, $"{expected?.ToString() ?? "another tensor"} as in the other models", actual?.ToString() ?? "none");
        }
    }

    private static ModelFolderException Broken(ServedModel model, string expected, string actual) =>
        new(model.Folder.PathOf(ModelManifest.FileName), expected, actual);
}
