using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Loops;

/// <summary>AdamW with weight decay on kernels and matrices only; biases and norm weights are left alone.</summary>
internal static class AdamWFactory
{
    public static AdamW Create(Module network, double learningRate, double weightDecay)
    {
        List<Parameter> decayed = [.. network.parameters().Where(parameter => parameter.dim() > 1)];
        List<Parameter> free = [.. network.parameters().Where(parameter => parameter.dim() <= 1)];
        return optim.AdamW(
            [
                new AdamW.ParamGroup(decayed, lr: learningRate, weight_decay: weightDecay),
                new AdamW.ParamGroup(free, lr: learningRate, weight_decay: 0),
            ],
            lr: learningRate);
    }
}
