using System.Collections.Immutable;
using Microsoft.ML.OnnxRuntime;
using TDGan.Inference.Crops;
using TDGan.Inference.Manifest;
using TDGan.Inference.Motion;
using TDGan.Inference.Sessions;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.ModelRepository;

/// <summary>
/// A model folder, checked and ready to run: checksums, tensor specs, labels, the golden self-test in every session. The trainer's parity
/// check runs it as it is; the service runs it as a <see cref="ServedModel"/>. Owns its sessions. Thread-safe.
/// </summary>
public sealed class OnnxModel : IDisposable
{
    private OnnxModel(ModelFolder folder, OnnxSessionPool sessions, ExpressionPrototypes? prototypes, MotionModel? motion)
    {
        (Folder, Sessions, Prototypes, Motion) = (folder, sessions, prototypes, motion);
        string digest = folder.Manifest.Files[ModelFolder.ModelFileName];
        Identity = new ModelIdentity(folder.Manifest.Name, folder.Manifest.Version, digest, sessions.Device.ToString());
    }

    /// <summary>Where it came from.</summary>
    public ModelFolder Folder { get; }

    /// <summary>What its folder says of it.</summary>
    public ModelManifest Manifest => Folder.Manifest;

    /// <summary>How a face is cut out for this model.</summary>
    /// <exception cref="InvalidOperationException">The model reads whole pictures.</exception>
    public CropRule Crop => Manifest.Crop ?? throw new InvalidOperationException($"{Manifest.Name} reads whole pictures.");

    /// <summary>Name, version, digest and the device in use.</summary>
    public ModelIdentity Identity { get; }

    /// <summary>Why <c>auto</c> took the CPU, or null.</summary>
    public string? DeviceFallbackReason => Sessions.DeviceFallbackReason;

    /// <summary>The mean expression codes, or null where the manifest names none.</summary>
    public ExpressionPrototypes? Prototypes { get; }

    /// <summary>How faces move, or null where the manifest names nothing.</summary>
    public MotionModel? Motion { get; }

    /// <summary>Loads one version folder outside a host, as the service would.</summary>
    /// <param name="versionFolder">Path of <c>&lt;name&gt;/&lt;version&gt;</c>.</param>
    /// <param name="options">Device, sessions, threads.</param>
    /// <param name="cancellationToken">Gives up between sessions.</param>
    /// <exception cref="ModelFolderException">The folder does not keep its contract.</exception>
    /// <exception cref="ExecutionDeviceException">The named device cannot be used.</exception>
    public static Task<OnnxModel> LoadAsync(
        string versionFolder, OnnxSessionPoolOptions options, CancellationToken cancellationToken = default) =>
        LoadAsync(ModelFolder.Open(versionFolder), OnnxSessionFactory.Create(options), cancellationToken);

    /// <summary>Verifies files, creates sessions, compares the graph with the manifest and runs the self-test in every session.</summary>
    /// <param name="folder">The version folder.</param>
    /// <param name="factory">Makes the sessions.</param>
    /// <param name="cancellationToken">Gives up between sessions.</param>
    /// <exception cref="ModelFolderException">The folder does not keep its contract.</exception>
    /// <exception cref="ExecutionDeviceException">The named device cannot be used.</exception>
    public static async Task<OnnxModel> LoadAsync(ModelFolder folder, OnnxSessionFactory factory, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(factory);
        folder.Verify();
        OnnxSessionPool sessions = CreatePool(folder, factory);
        try
        {
            ModelContract.Check(folder, sessions.Signature);
            ExpressionPrototypes? prototypes = ReadPrototypes(folder);
            await TestEverySessionAsync(folder, sessions, cancellationToken);
            return new OnnxModel(folder, sessions, prototypes, ReadMotion(folder));
        }
        catch
        {
            sessions.Dispose();
            throw;
        }
    }

    /// <summary>Whether only the batch of every tensor is variable, so that items of several requests fit into one run.</summary>
    internal bool IsBatchable => Sessions.Signature.Inputs.Concat(Sessions.Signature.Outputs)
        .All(spec => spec.Shape is [-1, ..] && spec.Shape.Skip(1).All(side => side >= 1));

    /// <summary>The sessions, tested; owned by this model.</summary>
    internal OnnxSessionPool Sessions { get; }

    /// <summary>Waits for a session and runs every item of a batch; as <see cref="SessionLease.Run"/>.</summary>
    /// <param name="inputs">Every input of the graph, all with the same first dimension.</param>
    /// <param name="cancellationToken">Bounds the wait.</param>
    public async Task<ImmutableDictionary<string, NamedTensor>> RunAsync(
        IReadOnlyList<NamedTensor> inputs, CancellationToken cancellationToken = default)
    {
        using SessionLease lease = await Sessions.LeaseAsync(cancellationToken);
        return lease.Run(inputs);
    }

    /// <summary>Disposes the sessions, one that runs when its run has ended.</summary>
    public void Dispose() => Sessions.Dispose();

    private static OnnxSessionPool CreatePool(ModelFolder folder, OnnxSessionFactory factory)
    {
        string file = folder.PathOf(ModelFolder.ModelFileName);
        try
        {
            return factory.CreatePool(file);
        }
        catch (OnnxRuntimeException exception)
        {
            throw new ModelFolderException(file, "a graph that ONNX Runtime loads", exception.Message.ReplaceLineEndings(" "), exception);
        }
    }

    private static ExpressionPrototypes? ReadPrototypes(ModelFolder folder)
    {
        if (folder.Manifest.Prototypes is not { } fileName)
        {
            return null;
        }

        string file = folder.PathOf(fileName);
        ExpressionPrototypes prototypes = ExpressionPrototypes.Read(file);
        ModelContract.CheckPrototypes(folder.Manifest, prototypes, file);
        return prototypes;
    }

    private static MotionModel? ReadMotion(ModelFolder folder)
    {
        if (folder.Manifest.Motion is not { } fileName)
        {
            return null;
        }

        string file = folder.PathOf(fileName);
        try
        {
            return MotionModel.Read(file);
        }
        catch (InvalidDataException exception)
        {
            throw new ModelFolderException(file, "a motion model", exception.Message, exception);
        }
    }

    private static async Task TestEverySessionAsync(ModelFolder folder, OnnxSessionPool sessions, CancellationToken cancellationToken)
    {
        // All leases are held until the end, so that each one is another place; places may share a session.
        var leases = new List<SessionLease>();
        var tested = new HashSet<InferenceSession>();
        try
        {
            for (int i = 0; i < sessions.Count; i++)
            {
                leases.Add(await sessions.LeaseAsync(cancellationToken));
                if (tested.Add(leases[i].Session))
                {
                    GoldenSelfTest.Run(folder, leases[i]);
                }
            }
        }
        finally
        {
            leases.ForEach(lease => lease.Dispose());
        }
    }
}
