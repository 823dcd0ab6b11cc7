namespace TDGan.Training.Configuration;

/// <summary>How D_g makes its picture.</summary>
public enum DecoderForm
{
    /// <summary>That of the transfer family: <see cref="Paper"/> for the paper's, <see cref="FlowAndContent"/> for the residual one.</summary>
    OfFamily,

    /// <summary>Paints every pixel from the codes, by transposed convolutions.</summary>
    Paper,

    /// <summary>I_g = A I_f + (1 - A) C with a mask A and a content C in [0, 1].</summary>
    MaskAndContent,

    /// <summary>Moves the face by a coarse flow, then adds what a flow cannot make. Residual family only.</summary>
    FlowAndContent,
}
