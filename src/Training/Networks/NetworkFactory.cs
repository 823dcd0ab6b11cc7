using TDGan.Inference.Expressions;
using TDGan.Training.Configuration;

namespace TDGan.Training.Networks;

/// <summary>Builds the parts that <see cref="NetworkOptions"/> names.</summary>
internal static class NetworkFactory
{
    private const long HeadHidden = 1024;

    /// <summary>Height and width of both codes.</summary>
    public static long CodeSide(NetworkOptions options) =>
        options.Transfer == NetworkFamily.Paper ? options.ImageSide / 16 : options.ImageSide / 8;

    /// <summary>E_e with M_ER.</summary>
    public static ExpressionBranch ExpressionBranch(NetworkOptions options)
    {
        if (options.ExpressionBranch == NetworkFamily.Paper)
        {
            var encoder = new PaperEncoder(options.ImageSide, options.Width);
            return new ExpressionBranch(encoder, PaperHead(encoder, options, ExpressionLabels.Count));
        }

        var residual = new ResidualExpressionEncoder(
            options.ImageSide, options.ExpressionViewSide, options.ExpressionWidth, CodeSide(options), options.Precision);
        return new ExpressionBranch(residual, new PoolingHead(residual.CodeChannels, ExpressionLabels.Count, options.HeadDropout));
    }

    private static FlattenedHead PaperHead(PaperEncoder encoder, NetworkOptions options, long classes) => new(
        encoder.CodeChannels * encoder.CodeSide * encoder.CodeSide, ChannelWidth.Scale(HeadHidden, options.Width), classes);
}
