using static TorchSharp.torch;

namespace TDGan.Training.Networks;

/// <summary>The paper's discriminator: an encoder of its own and the flattened head.</summary>
internal sealed class PaperDiscriminator : Discriminator
{
    private readonly PaperEncoder trunk;
    private readonly FlattenedHead head;

    public PaperDiscriminator(PaperEncoder encoder, FlattenedHead classifierHead)
        : base(nameof(PaperDiscriminator))
    {
        trunk = encoder;
        head = classifierHead;
        RegisterComponents();
    }

    public override DiscriminatorOutput forward(Tensor image)
    {
        Tensor features = trunk.forward(image);
        return new DiscriminatorOutput(features, head.forward(features), Realism: null);
    }
}
