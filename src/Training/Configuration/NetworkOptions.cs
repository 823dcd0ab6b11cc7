namespace TDGan.Training.Configuration;

/// <summary>Which networks are built and how large. Defaults are the paper's.</summary>
public sealed record NetworkOptions
{
    /// <summary>S: side of every picture in pixels, a multiple of 16, 32-256.</summary>
    public int ImageSide { get; init; } = 128;

    /// <summary>Factor on every channel count, 0.125-2.</summary>
    public double Width { get; init; } = 1;

    /// <summary>Channels of d_n beside the two codes, 0-512; 0 makes the transfer free of chance.</summary>
    public int NoiseChannels { get; init; } = 256;

    /// <summary>Residual blocks of the decoder at the code's size, 0-16.</summary>
    public int DecoderResidualBlocks { get; init; } = 6;

    /// <summary>Form of E_e and M_ER.</summary>
    public NetworkFamily ExpressionBranch { get; init; } = NetworkFamily.Paper;

    /// <summary>Form of E_f, D_g, D_f and D_e.</summary>
    public NetworkFamily Transfer { get; init; } = NetworkFamily.Paper;

    /// <summary>How D_g makes its picture: ofFamily, paper, maskAndContent, or flowAndContent.</summary>
    public DecoderForm Decoder { get; init; } = DecoderForm.OfFamily;

    /// <summary>Whether the convolutions of a residual D_f and D_e are divided by their largest singular value (Miyato et al., ICLR 2018).</summary>
    public bool SpectralNormalization { get; init; }

    /// <summary>Whether a residual D_f and D_e judge realism by a trunk of its own, instead of the one that tells the classes apart.</summary>
    public bool SeparateRealismTrunk { get; init; }

    /// <summary>Side of the view that a residual expression encoder works on, 32-128, a multiple of 16; the paper's works on S.</summary>
    public int ExpressionViewSide { get; init; } = 48;

    /// <summary>Side that a residual D_e shrinks pictures to, 16-256, a multiple of 16; the paper's works on S.</summary>
    public int ExpressionCriticSide { get; init; } = 32;

    /// <summary>Factor on the channels of a residual expression encoder, 0.125-2.</summary>
    public double ExpressionWidth { get; init; } = 1;

    /// <summary>Dropout before the last layer of a pooling head, 0-0.9.</summary>
    public double HeadDropout { get; init; } = 0.2;

    /// <summary>Element type of the activations of residual networks: full, bFloat16, or auto; the paper's instance-norm networks always use 32 bits.</summary>
    public Precision Precision { get; init; } = Precision.Full;
}
