using TDGan.Inference.Manifest;
using TDGan.Inference.Tensors;
using TDGan.Training.Configuration;
using TDGan.Training.Export;
using TDGan.Training.Networks;
using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch.Export;

/// <summary>
/// Exports the decoder of a model repository again from its own weights, without training: for a graph with outputs that came later. Version,
/// run, card and pictures stay, and the picture that it gives must, too.
/// </summary>
/// <param name="networks">The networks whose weights the repository holds.</param>
/// <param name="say">Gets each result.</param>
internal sealed class DecoderRenewal(NetworkOptions networks, Action<string> say)
{
    private const int Items = 3;
    private const int Seed = 7;

    private readonly NetworkOptions networks = networks with { Precision = Precision.Full };

    /// <summary>Writes the decoder's folder anew.</summary>
    /// <param name="repository">The model repository with the weights.</param>
    /// <param name="output">The model repository to write into; may be the same.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <exception cref="InvalidDataException">The weights are of other networks.</exception>
    /// <exception cref="InvalidOperationException">The new graph deviates from its network, or gives another picture than the old one.</exception>
    public async Task WriteAsync(string repository, string output, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        random.manual_seed(Seed);
        using Generator generator = NetworkFactory.Generator(networks);
        ExportedWeights.Load(repository, generator, ModelNames.Decoder);
        generator.eval();
        ServedDecoder old = ServedDecoder.Read(repository);
        (string Name, Tensor Value)[] inputs = [.. old.Manifest.Inputs.Select(input => (input.Name, RandomInput(input)))];
        DecoderOutput expected = generator.Decoder.Compose(Named(inputs));
        float change = await ExportParityCheck.CompareAsync(old.Folder.Path, inputs, [(TensorNames.Image, expected.Image)], cancellationToken);
        if (!(change <= ExportParityCheck.Tolerance))
        {
            throw new InvalidOperationException($"{old.Folder.Path}: its picture and that of its weights differ by {change:G3}.");
        }

        say($"the picture: the largest difference between {old.Folder.Path} and the network of its weights is {change:G2}");
        string folder = Write(old, generator, output);
        float difference = await ExportParityCheck.CompareDecoderAsync(folder, generator.Decoder, inputs, expected, cancellationToken);
        ExportParityCheck.Require(difference, say);
    }

    private string Write(ServedDecoder old, Generator generator, string output)
    {
        var same = new ModelDescription { Version = old.Manifest.Version, TrainingRun = old.Manifest.TrainingRun, Card = old.Card };
        return old.Write(output, networks.ImageSide, new OnnxExporter(generator, networks).Decoder(), same, generator.Decoder.Composition);
    }

    private static Tensor RandomInput(TensorSpec spec) => rand([Items, .. spec.Shape.Skip(1).Select(side => (long)side)]);

    private static DecoderInput Named((string Name, Tensor Value)[] inputs)
    {
        Tensor? Find(string name) => inputs.FirstOrDefault(input => input.Name == name).Value;
        Tensor faceCode = Find(TensorNames.FaceCode)!;
        return new DecoderInput(faceCode, Find(TensorNames.ExpressionCode)!, Find(TensorNames.Noise), Find(TensorNames.Face) ?? faceCode);
    }
}
