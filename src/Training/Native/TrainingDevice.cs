using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace TDGan.Training.Native;

/// <summary>Where a run computes: <c>auto</c>, <c>cpu</c>, or <c>cuda:N</c>. What cannot be had falls back to the CPU, with the reason.</summary>
/// <param name="Type">CPU or CUDA.</param>
/// <param name="Index">Number of the CUDA device, -1 for the CPU.</param>
/// <param name="FallbackReason">Why it is not the device that was asked for, or null.</param>
internal sealed record TrainingDevice(DeviceType Type, int Index, string? FallbackReason)
{
    /// <summary>The first CUDA device, else the CPU.</summary>
    public const string Auto = "auto";

    private const string Cpu = "cpu";
    private const string CudaPrefix = "cuda:";

    /// <summary>As it is written on the command line.</summary>
    public string Name => Type == DeviceType.CPU ? Cpu : string.Create(CultureInfo.InvariantCulture, $"{CudaPrefix}{Index}");

    /// <summary>Chooses a device.</summary>
    /// <param name="wanted">auto, cpu, or cuda:N.</param>
    /// <param name="cudaDevices">Gives the number of CUDA devices; asked only where one is wanted. May throw what a missing library throws.</param>
    /// <exception cref="ArgumentException">It is none of the three.</exception>
    public static TrainingDevice Choose(string wanted, Func<int> cudaDevices)
    {
        if (wanted == Cpu)
        {
            return new TrainingDevice(DeviceType.CPU, -1, null);
        }

        if (wanted != Auto && !wanted.StartsWith(CudaPrefix, StringComparison.Ordinal))
        {
            throw new ArgumentException($"Device '{wanted}': auto, cpu, or cuda:N expected.");
        }

        int index = 0;
        if (wanted != Auto && !int.TryParse(wanted.AsSpan(CudaPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out index))
        {
            throw new ArgumentException($"Device '{wanted}': cuda:N with a number expected.");
        }

        (int count, string? failure) = Count(cudaDevices);
        return index < count
            ? new TrainingDevice(DeviceType.CUDA, index, null)
            : new TrainingDevice(DeviceType.CPU, -1, failure ?? $"{count} CUDA devices were found, {wanted} was asked for");
    }

    /// <summary>The choice for this process, made the default of every tensor from now on.</summary>
    public static TrainingDevice Use(string wanted)
    {
        TrainingDevice device = Choose(wanted, () => cuda.is_available() ? cuda.device_count() : 0);
        if (device.Type == DeviceType.CUDA)
        {
            set_default_device(new Device(device.Type, device.Index));
        }

        return device;
    }

    private static (int Count, string? Failure) Count(Func<int> cudaDevices)
    {
        try
        {
            return (cudaDevices(), null);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException or NotSupportedException
            or System.Runtime.InteropServices.ExternalException)
        {
            return (0, $"CUDA cannot be asked for: {exception.Message}");
        }
    }
}
