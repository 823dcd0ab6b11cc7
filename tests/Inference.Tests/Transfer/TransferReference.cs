using Microsoft.Extensions.Options;
using TDGan.Inference.Crops;
using TDGan.Inference.Images;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;
using TDGan.Inference.Tensors;
using TDGan.Inference.Transfer;
using TDGan.TestSupport.Models;

namespace TDGan.Inference.Tests.Transfer;

/// <summary>The equation of the transfer written down plainly, one picture and one graph at a time.</summary>
internal sealed class TransferReference(TinyModelRepository models)
{
    public async Task<float[]> GenerateAsync(byte[] face, byte[] expression, float intensity, uint seed)
    {
        NamedTensor facePixels = Read(face);
        NamedTensor own = await RunAsync(ModelNames.ExpressionBranch, TensorNames.ExpressionCode, facePixels);
        NamedTensor other = await RunAsync(ModelNames.ExpressionBranch, TensorNames.ExpressionCode, Read(expression));
        for (int i = 0; i < own.Data.Length; i++)
        {
            own.Data.Span[i] = ((1 - intensity) * own.Data.Span[i]) + (intensity * other.Data.Span[i]);
        }

        NamedTensor faceCode = await RunAsync(ModelNames.FaceBranch, TensorNames.FaceCode, facePixels);
        float[] noise = new float[TinyGenerator.NoiseChannels * 2 * 2];
        NoiseGenerator.Fill(seed, noise);
        var noiseTensor = new NamedTensor(TensorNames.Noise, [1, TinyGenerator.NoiseChannels, 2, 2], noise);
        return (await RunAsync(ModelNames.Decoder, TensorNames.Image, faceCode, own, noiseTensor)).Data.ToArray();
    }

    private static NamedTensor Read(byte[] file)
    {
        using DecodedImage image = new ImageDecoder(Options.Create(new ImageDecodingOptions())).Decode(file);
        float[] values = new float[32 * 32];
        new FaceTensorConverter(new CropRule(CropRule.SquareV1, 32, 0))
            .Convert(LuminanceImage.FromDecoded(image), FaceBox.Whole(image.Info.Width, image.Info.Height), values);
        return new NamedTensor(TensorNames.Image, [1, 1, 32, 32], values);
    }

    private async Task<NamedTensor> RunAsync(string name, string output, params NamedTensor[] inputs)
    {
        using OnnxModel model =
            await OnnxModel.LoadAsync(models.VersionFolder(name), new OnnxSessionPoolOptions { Device = "cpu", Sessions = 1 });
        return (await model.RunAsync(inputs))[output];
    }
}
