using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TDGan.Inference.Sessions;

/// <summary>A device as configuration writes it: <c>auto</c>, <c>cpu</c>, <c>cuda</c>, <c>cuda:0,1</c> or <c>tensorrt</c>.</summary>
/// <param name="Kind">What kind of device.</param>
/// <param name="Ordinals">GPU numbers, the first being 0; empty for <c>auto</c> and <c>cpu</c>.</param>
public sealed record ExecutionDevice(ExecutionDeviceKind Kind, ImmutableArray<int> Ordinals)
{
    /// <summary>The forms that <see cref="TryParse"/> reads, for messages.</summary>
    public const string Forms = "auto, cpu, cuda, cuda:N[,N] or tensorrt";

    private const string CudaList = "cuda:";

    /// <summary>The CPU.</summary>
    public static ExecutionDevice Cpu { get; } = new(ExecutionDeviceKind.Cpu, []);

    /// <summary>The first GPU.</summary>
    public static ExecutionDevice FirstCuda { get; } = new(ExecutionDeviceKind.Cuda, [0]);

    /// <summary>Reads a device; letters in lower case, no spaces, no GPU twice.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ExecutionDevice? device)
    {
        device = text switch
        {
            "auto" => new ExecutionDevice(ExecutionDeviceKind.Auto, []),
            "cpu" => Cpu,
            "cuda" => FirstCuda,
            "tensorrt" => new ExecutionDevice(ExecutionDeviceKind.TensorRt, [0]),
            not null when text.StartsWith(CudaList, StringComparison.Ordinal) => ParseOrdinals(text[CudaList.Length..]),
            _ => null,
        };
        return device is not null;
    }

    /// <summary>As <see cref="TryParse"/>.</summary>
    /// <exception cref="FormatException">The text is of none of the <see cref="Forms"/>.</exception>
    public static ExecutionDevice Parse(string? text) =>
        TryParse(text, out ExecutionDevice? device) ? device : throw new FormatException($"expected {Forms}, actual '{text}'");

    /// <summary>The device in use as replies show it: <c>cpu</c>, <c>cuda:0</c>, <c>cuda:0,1</c>, <c>tensorrt:0</c>.</summary>
    public override string ToString()
    {
        string name = Kind.ToString().ToLowerInvariant();
        return Ordinals.IsEmpty ? name : $"{name}:{string.Join(',', Ordinals)}";
    }

    private static ExecutionDevice? ParseOrdinals(string list)
    {
        var ordinals = ImmutableArray.CreateBuilder<int>();
        foreach (string part in list.Split(','))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int ordinal) || ordinals.Contains(ordinal))
            {
                return null;
            }

            ordinals.Add(ordinal);
        }

        return new ExecutionDevice(ExecutionDeviceKind.Cuda, ordinals.ToImmutable());
    }
}
