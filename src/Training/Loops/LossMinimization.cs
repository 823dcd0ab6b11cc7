using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TDGan.Training.Loops;

/// <summary>One optimizer step on a loss.</summary>
internal static class LossMinimization
{
    /// <summary>Clears the gradients of the optimizer's parameters, differentiates, and moves them.</summary>
    public static void Minimize(this Tensor loss, Adam optimizer)
    {
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
    }

    /// <summary>Sets the learning rate of every group of parameters.</summary>
    public static void SetLearningRate(this optim.Optimizer optimizer, double rate)
    {
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = rate;
        }
    }
}
