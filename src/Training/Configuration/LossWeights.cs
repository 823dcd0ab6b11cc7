namespace TDGan.Training.Configuration;

/// <summary>Weight of each term of the generator's loss; 0 leaves a term and its passes out. Defaults are the reference's. Range 0-1000.</summary>
public sealed record LossWeights
{
    /// <summary>CE(D_f(I_g), identity), eq. 6.</summary>
    public double AdversarialIdentity { get; init; } = 0.2;

    /// <summary>CE(D_e(I_g), expression), eq. 6.</summary>
    public double AdversarialExpression { get; init; } = 0.8;

    /// <summary>|G(I_g, I_f) - I_f|, eq. 7.</summary>
    public double DualConsistencyFace { get; init; } = 5;

    /// <summary>|G(I_e, I_g) - I_e|, eq. 7.</summary>
    public double DualConsistencyExpression { get; init; } = 5;

    /// <summary>MSE of features, eq. 8.</summary>
    public double Perceptual { get; init; } = 1;

    /// <summary>CE(M_ER(d_e), expression of I_e).</summary>
    public double ExpressionClassification { get; init; } = 1;

    /// <summary>Patch realism by D_f, against the faces; not in the paper.</summary>
    public double FaceRealism { get; init; }

    /// <summary>Patch realism by D_e, against the expression pictures; not in the paper.</summary>
    public double ExpressionRealism { get; init; }

    /// <summary>Weight of R1 in the discriminators' losses, where realism is used.</summary>
    public double GradientPenalty { get; init; } = 1;

    /// <summary>Cosine distance of E_e(I_g) and d_e; not in the paper.</summary>
    public double ExpressionCode { get; init; }

    /// <summary>CE(M_ER(E_e(A(I_g))), expression) with random changes A and a stop once it is read well enough; not in the paper.</summary>
    public double GeneratedClassification { get; init; }

    /// <summary>|G(I_f, I_f) - I_f| on the share of self pairs; not in the paper.</summary>
    public double SelfReconstruction { get; init; }

    /// <summary>Cosine distance of E_f(I_g) and d_f, the other half of the latent cycle; not in the paper.</summary>
    public double FaceCode { get; init; }

    /// <summary>Cosine distance of I_g and I_f in the embedding of the frozen net of the face phase; not in the paper.</summary>
    public double IdentityEmbedding { get; init; }

    /// <summary>Coarse L1 of I_g and the person's own second picture on the share of true pairs; not in the paper.</summary>
    public double TruePair { get; init; }

    /// <summary>L1 of I_g and the face with mouth and brows of I_e planted on its landmarks; needs the landmark model; not in the paper.</summary>
    public double PlantedExpression { get; init; }

    /// <summary>Mean of 1 - A of a mask-and-content decoder; not in the paper.</summary>
    public double MaskSparsity { get; init; }

    /// <summary>Total variation of A of a mask-and-content decoder; not in the paper.</summary>
    public double MaskSmoothness { get; init; }

    /// <summary>Total variation of the change I_g - I_f; not in the paper.</summary>
    public double ChangeSmoothness { get; init; }
}
