using System.Numerics;
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
            options.ImageSide, options.ExpressionViewSide, options.ExpressionWidth, CodeSide(options), PrecisionChoice.Resolve(options.Precision));
        return new ExpressionBranch(residual, new PoolingHead(residual.CodeChannels, ExpressionLabels.Count, options.HeadDropout));
    }

    /// <summary>E_f.</summary>
    public static ImageEncoder FaceEncoder(NetworkOptions options) => options.Transfer == NetworkFamily.Paper
        ? new PaperEncoder(options.ImageSide, options.Width)
        : new ResidualFaceEncoder(options.ImageSide, options.Width, PrecisionChoice.Resolve(options.Precision));

    /// <summary>E_f, E_e, M_ER and D_g.</summary>
    public static Generator Generator(NetworkOptions options)
    {
        ImageEncoder face = FaceEncoder(options);
        ExpressionBranch expression = ExpressionBranch(options);
        return new Generator(face, expression, Decoder(options, face, expression.Encoder), options.NoiseChannels);
    }

    /// <summary>E_f with the embedding that the face phase trains.</summary>
    public static FaceIdentityNetwork FaceIdentity(NetworkOptions options, int embeddingChannels) => new(FaceEncoder(options), embeddingChannels);

    /// <summary>D_f: one class for each identity, then the fake class.</summary>
    public static Discriminator IdentityDiscriminator(NetworkOptions options, int identities) => Discriminator(options, options.ImageSide, identities + 1);

    /// <summary>D_e: seven classes, and a fake class where <paramref name="fakeClass"/> asks for one.</summary>
    public static Discriminator ExpressionDiscriminator(NetworkOptions options, bool fakeClass) =>
        Discriminator(options, options.ExpressionCriticSide, ExpressionLabels.Count + (fakeClass ? 1 : 0));

    private static Discriminator Discriminator(NetworkOptions options, int viewSide, int classes)
    {
        if (options.Transfer == NetworkFamily.Residual)
        {
            return new StridedDiscriminator(options.ImageSide, viewSide, classes, options);
        }

        var trunk = new PaperEncoder(options.ImageSide, options.Width);
        return new PaperDiscriminator(trunk, PaperHead(trunk, options, classes));
    }

    private static Decoder Decoder(NetworkOptions options, ImageEncoder face, ImageEncoder expression) => FormOf(options) switch
    {
        DecoderForm.Paper => new PaperDecoder(
            face.CodeChannels + expression.CodeChannels + options.NoiseChannels, options.Width, options.DecoderResidualBlocks,
            BitOperations.Log2((uint)(options.ImageSide / CodeSide(options)))),
        DecoderForm.MaskAndContent => new MaskingDecoder(
            options.ImageSide, CodeSide(options), face.CodeChannels, expression.CodeChannels, options.NoiseChannels, options.Width,
            options.DecoderResidualBlocks, PrecisionChoice.Resolve(options.Precision)),
        _ => new WarpingDecoder(
            options.ImageSide, face.CodeChannels, expression.CodeChannels, options.NoiseChannels, options.Width,
            options.DecoderResidualBlocks, PrecisionChoice.Resolve(options.Precision)),
    };

    private static DecoderForm FormOf(NetworkOptions options) => options.Decoder != DecoderForm.OfFamily
        ? options.Decoder
        : options.Transfer == NetworkFamily.Paper ? DecoderForm.Paper : DecoderForm.FlowAndContent;

    private static FlattenedHead PaperHead(PaperEncoder encoder, NetworkOptions options, long classes) => new(
        encoder.CodeChannels * encoder.CodeSide * encoder.CodeSide, ChannelWidth.Scale(HeadHidden, options.Width), classes);
}
