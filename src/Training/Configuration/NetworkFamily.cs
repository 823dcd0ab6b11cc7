namespace TDGan.Training.Configuration;

/// <summary>The two forms that a network part comes in.</summary>
public enum NetworkFamily
{
    /// <summary>As published: instance normalization, inception-residual blocks, transposed convolutions.</summary>
    Paper,

    /// <summary>Smaller and faster: residual blocks, pooled heads, a decoder that moves the face before it paints.</summary>
    Residual,
}
