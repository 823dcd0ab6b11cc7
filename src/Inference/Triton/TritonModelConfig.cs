using System.Collections.Immutable;
using TDGan.Inference.Manifest;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Triton;

/// <summary>What a <c>config.pbtxt</c> says; every field here is honoured, all others were refused when it was read.</summary>
public sealed record TritonModelConfig
{
    /// <summary>Path of the file, for messages.</summary>
    public required string File { get; init; }

    /// <summary>Model name; empty takes the folder's.</summary>
    public string Name { get; init; } = "";

    /// <summary><c>onnxruntime_onnx</c>, or empty where <see cref="Backend"/> says it.</summary>
    public string Platform { get; init; } = "";

    /// <summary><c>onnxruntime</c>, or empty where <see cref="Platform"/> says it.</summary>
    public string Backend { get; init; } = "";

    /// <summary>Most items of one request.</summary>
    public int MaxBatchSize { get; init; }

    /// <summary>Inputs; empty leaves them to the graph.</summary>
    public ImmutableArray<TritonTensorConfig> Inputs { get; init; } = [];

    /// <summary>Outputs; empty leaves them to the graph.</summary>
    public ImmutableArray<TritonTensorConfig> Outputs { get; init; } = [];

    /// <summary>Which versions are loaded.</summary>
    public VersionPolicy VersionPolicy { get; init; } = VersionPolicy.Default;

    /// <summary>Requires what the file says of name and tensors to be what the manifest says.</summary>
    /// <exception cref="ModelFolderException">The first difference.</exception>
    internal void RequireSame(ModelFolder folder)
    {
        Require("name", folder.Manifest.Name, Name.Length == 0 ? folder.Manifest.Name : Name);
        RequireTensors("input", folder.Manifest.Inputs, Inputs);
        RequireTensors("output", folder.Manifest.Outputs, Outputs);
    }

    private void RequireTensors(string kind, ImmutableArray<TensorSpec> manifest, ImmutableArray<TritonTensorConfig> tensors)
    {
        if (!tensors.IsEmpty)
        {
            Require(
                kind,
                string.Join("; ", manifest.Select(spec => spec.ToString()).Order(StringComparer.Ordinal)),
                string.Join("; ", tensors.Select(tensor => tensor.ToSpecText()).Order(StringComparer.Ordinal)));
        }
    }

    private void Require(string what, string expected, string actual)
    {
        if (expected != actual)
        {
            throw new ModelFolderException(File, $"{what} {expected} as in the manifest", actual);
        }
    }
}
