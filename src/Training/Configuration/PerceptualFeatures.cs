namespace TDGan.Training.Configuration;

/// <summary>The features phi of the perceptual loss.</summary>
public enum PerceptualFeatures
{
    /// <summary>The trunk of D_f, as in the authors' code.</summary>
    IdentityDiscriminator,

    /// <summary>The face encoder, as in the paper's text.</summary>
    FaceEncoder,

    /// <summary>The face encoder as the face phase left it, frozen: a measure that the generator cannot bend.</summary>
    PretrainedFaceEncoder,
}
