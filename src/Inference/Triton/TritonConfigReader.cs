using System.Collections.Immutable;
using System.Globalization;
using TDGan.Inference.Manifest;

namespace TDGan.Inference.Triton;

/// <summary>
/// Reads <c>config.pbtxt</c>. A field that would change how Triton behaves and that this service does not honour is refused, not passed
/// over: whoever wrote it expects something of it.
/// </summary>
internal static class TritonConfigReader
{
    private const string Platform = "onnxruntime_onnx";
    private const string Backend = "onnxruntime";

    /// <summary>The configuration that a text states.</summary>
    /// <param name="file">Path, for messages.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="ModelFolderException">The text is malformed or asks for what is not done here; the message has the field.</exception>
    public static TritonModelConfig Read(string file, string text)
    {
        try
        {
            var config = new TritonModelConfig { File = file };
            foreach (TextProtoField field in TextProtoReader.Read(text))
            {
                config = Apply(config, field);
            }

            return Require(config.Platform is "" or Platform && config.Backend is "" or Backend, config, $"platform {Platform}", config.Platform);
        }
        catch (FormatException exception)
        {
            throw new ModelFolderException(file, "a configuration that is honoured here", exception.Message, exception);
        }
    }

    private static TritonModelConfig Apply(TritonModelConfig config, TextProtoField field) => field.Name switch
    {
        "name" => config with { Name = Text(field) },
        "platform" => config with { Platform = Text(field) },
        "backend" => config with { Backend = Text(field) },
        "max_batch_size" => config with { MaxBatchSize = (int)Number(field, 0, ModelManifest.LargestRun) },
        "default_model_filename" => Require(Text(field) == ModelFolder.ModelFileName, config, ModelFolder.ModelFileName, Text(field)),
        "input" => config with { Inputs = config.Inputs.Add(Tensor(field)) },
        "output" => config with { Outputs = config.Outputs.Add(Tensor(field)) },
        "version_policy" => config with { VersionPolicy = Policy(field) },

        // Batches are formed in any case; its settings would change how.
        "dynamic_batching" => Require(field.Fields.IsEmpty, config, "dynamic_batching without settings", "settings"),
        _ => throw new FormatException($"the field {field.Name}"),
    };

    private static TritonTensorConfig Tensor(TextProtoField message)
    {
        (string name, string type, string? labels) = ("", "", null);
        var dims = ImmutableArray.CreateBuilder<long>();
        foreach (TextProtoField field in message.Fields)
        {
            switch (field.Name)
            {
                case "name":
                    name = Text(field);
                    break;
                case "data_type":
                    type = Text(field);
                    break;
                case "dims":
                    dims.Add(Number(field, -1, int.MaxValue));
                    break;
                case "label_filename":
                    labels = Text(field);
                    break;
                default:
                    throw new FormatException($"the field {message.Name}.{field.Name}");
            }
        }

        return new TritonTensorConfig(name, type, dims.ToImmutable(), labels);
    }

    private static VersionPolicy Policy(TextProtoField message) => message.Fields switch
    {
        [{ Name: "all", Fields.IsEmpty: true }] => new VersionPolicy(null, IsAll: true, []),
        [{ Name: "latest", Fields: var count }] => new VersionPolicy(
            count is [{ Name: "num_versions" } number] ? (int)Number(number, 1, int.MaxValue) : 1, IsAll: false, []),
        [{ Name: "specific", Fields: [_, ..] versions }] when versions.All(version => version.Name == "versions") =>
            new VersionPolicy(null, IsAll: false, [.. versions.Select(version => (int)Number(version, 1, int.MaxValue))]),
        _ => throw new FormatException("version_policy with other than one of latest, all and specific"),
    };

    private static string Text(TextProtoField field) => field.Value ?? throw new FormatException($"{field.Name} as a message");

    private static long Number(TextProtoField field, long least, long most) =>
        long.TryParse(Text(field), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && number >= least && number <= most
            ? number
            : throw new FormatException($"{field.Name} {field.Value} instead of {least} to {most}");

    private static TritonModelConfig Require(bool holds, TritonModelConfig config, string expected, string actual) =>
        holds ? config : throw new FormatException($"{actual} instead of {expected}");
}
