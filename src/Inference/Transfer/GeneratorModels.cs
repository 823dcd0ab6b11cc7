using TDGan.Inference.ModelRepository;

namespace TDGan.Inference.Transfer;

/// <summary>The three parts of one generator, taken together so that a request never mixes two releases.</summary>
/// <param name="ExpressionBranch">E_e with M_ER.</param>
/// <param name="FaceBranch">E_f.</param>
/// <param name="Decoder">D_g.</param>
internal sealed record GeneratorModels(OnnxModel ExpressionBranch, OnnxModel FaceBranch, OnnxModel Decoder)
{
    public static GeneratorModels From(ModelCatalogue catalogue) =>
        new(catalogue.Get(ModelNames.ExpressionBranch), catalogue.Get(ModelNames.FaceBranch), catalogue.Get(ModelNames.Decoder));
}
