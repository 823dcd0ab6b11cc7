using TDGan.Training.Judges;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Judges;

public sealed class CosineMarginHeadTests
{
    [Fact]
    public void Forward_OwnPerson_IsHarderByTheMargin()
    {
        using var head = new CosineMarginHead(people: 2);
        Parameter centres = head.parameters().Single();
        using (no_grad())
        {
            // Lengths must not matter: person 0 lies along the first axis, person 1 along the second.
            centres.zero_();
            centres[0, 0] = 5;
            centres[1, 1] = 0.2;
        }

        Tensor embedding = zeros(1, IdentityEmbedding.Length);
        embedding[0, 0] = 0.8;
        embedding[0, 1] = 0.6;
        double own = Math.Exp(24 * (0.8 - 0.25)), other = Math.Exp(24 * 0.6);
        Assert.Equal(-Math.Log(own / (own + other)), head.forward(embedding, tensor(new long[] { 0 })).item<float>(), 1e-4);
    }
}
