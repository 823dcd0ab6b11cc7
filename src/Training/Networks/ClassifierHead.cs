using TDGan.Training.Onnx;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>Code to class logits: [N, C, h, w] to [N, classes]. M_ER, and the heads of D_e and D_f.</summary>
/// <param name="name">Module name.</param>
internal abstract class ClassifierHead(string name) : Module<Tensor, Tensor>(name), IOnnxExportable
{
    /// <inheritdoc/>
    public abstract string Export(OnnxGraph graph, string input);
}
