using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using TDGan.Inference.Errors;

namespace TDGan.Api.Hosting;

/// <summary>Why the service cannot start, in the operator's words.</summary>
internal static class StartupFailure
{
    /// <param name="exception">What ended the start.</param>
    /// <param name="configuration">Where addresses that cannot be listened on are named; null where none were asked for.</param>
    /// <returns>One line for each fault; empty where the exception is a defect of the program, whose stack trace is worth seeing.</returns>
    public static IReadOnlyList<string> Describe(Exception exception, IConfiguration? configuration = null) => exception switch
    {
        OptionsValidationException options => [.. options.Failures],
        AggregateException several => DescribeAll(several, configuration),
        InferenceStartException refused => [refused.Message],
        _ when FindMissingLibrary(exception) is { } missing => [missing],
        _ when IsConfiguration(exception) => [OneLine(string.Join(' ', WithCauses(exception).Select(cause => cause.Message)))],
        _ when exception.InnerException is AddressInUseException => [CannotListen(
            configuration, $"{OneLine(exception.Message)} Another program has the port; --urls http://localhost:PORT chooses another.")],
        ArgumentOutOfRangeException { ParamName: "port" } => [CannotListen(configuration, "a port is a number from 0 to 65535.")],
        _ when IsAddress(exception) => [CannotListen(configuration, OneLine(exception.Message))],
        _ when IsCertificate(exception) => [CannotServeHttps(configuration, OneLine(exception.Message))],
        _ => [],
    };

    /// <summary>All or nothing: a defect among the faults must not be hidden by the others.</summary>
    private static List<string> DescribeAll(AggregateException several, IConfiguration? configuration)
    {
        List<IReadOnlyList<string>> faults = [.. several.InnerExceptions.Select(fault => Describe(fault, configuration))];
        return faults.TrueForAll(lines => lines.Count > 0) ? [.. faults.SelectMany(lines => lines)] : [];
    }

    /// <summary>The binder names the key and the value that it cannot convert; it is also compiled into the libraries that bind.</summary>
    private static bool IsConfiguration(Exception exception) => exception switch
    {
        InvalidDataException or FormatException { Source: "Microsoft.Extensions.Configuration.CommandLine" } => true,
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" or "Microsoft.Extensions.Logging.Configuration" } => true,
        InvalidOperationException => exception.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>
    /// A library that is not there, or that needs another one that is not: the loader's lines about files that it tried in vain are left
    /// out.
    /// </summary>
    private static string? FindMissingLibrary(Exception exception)
    {
        if (WithCauses(exception).OfType<DllNotFoundException>().FirstOrDefault() is not { } missing)
        {
            return null;
        }

        string[] lines = missing.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string? reason = lines.Skip(1).FirstOrDefault(
            line => !line.StartsWith('/') || !line.EndsWith("No such file or directory", StringComparison.Ordinal));
        return $"{lines[0].Split(" or one of its dependencies")[0]}: {reason ?? "there is no such file beside the program"}";
    }

    private static IEnumerable<Exception> WithCauses(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    /// <summary>The server refuses an address that is malformed, taken, not of this machine, or not allowed to this user.</summary>
    private static bool IsAddress(Exception exception) => exception is SocketException
        or IOException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" }
        or FormatException { Source: "Microsoft.AspNetCore.Http" or "Microsoft.AspNetCore.Server.Kestrel.Core" }
        or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" };

    /// <summary>A file that is missing, not allowed, or no certificate, or whose password is wrong.</summary>
    private static bool IsCertificate(Exception exception) => exception is CryptographicException
        || (exception is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException
            && exception.StackTrace?.Contains("Certificate", StringComparison.Ordinal) == true);

    /// <summary>The server does not always name the address that it refuses.</summary>
    private static string CannotListen(IConfiguration? configuration, string reason)
    {
        string addresses = configuration is null ? "" : $" on {string.Join(", ", DefaultAddress.Configured(configuration))}";
        return $"The service cannot listen{addresses}: {reason}";
    }

    /// <summary>The reader of certificates does not name the file.</summary>
    private static string CannotServeHttps(IConfiguration? configuration, string reason)
    {
        IEnumerable<string> files = configuration?.GetSection("Kestrel").AsEnumerable()
            .Where(setting => setting.Value is not null && setting.Key.Contains("Certificate", StringComparison.OrdinalIgnoreCase)
                && setting.Key.EndsWith("Path", StringComparison.OrdinalIgnoreCase))
            .Select(setting => setting.Value!) ?? [];
        string certificate = string.Join(", ", files);
        return $"The service cannot serve https{(certificate.Length == 0 ? "" : $" with {certificate}")}: {reason}";
    }

    /// <summary>Some messages of the server are paragraphs.</summary>
    private static string OneLine(string message) =>
        string.Join(' ', message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
