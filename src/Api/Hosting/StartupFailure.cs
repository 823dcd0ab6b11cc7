using System.Net.Sockets;
using Microsoft.Extensions.Options;
using TDGan.Inference.Errors;

namespace TDGan.Api.Hosting;

/// <summary>Why the service cannot start, in the operator's words.</summary>
internal static class StartupFailure
{
    /// <returns>One line for each fault; empty where the exception is a defect of the program, whose stack trace is worth seeing.</returns>
    public static IReadOnlyList<string> Describe(Exception exception) => exception switch
    {
        OptionsValidationException options => [.. options.Failures],
        AggregateException several => DescribeAll(several),
        InferenceStartException refused => [refused.Message],
        _ when IsConfiguration(exception) => [exception.Message],
        _ when IsAddress(exception) => [$"The service cannot listen: {exception.Message}"],
        _ => [],
    };

    /// <summary>All or nothing: a defect among the faults must not be hidden by the others.</summary>
    private static List<string> DescribeAll(AggregateException several)
    {
        List<IReadOnlyList<string>> faults = [.. several.InnerExceptions.Select(Describe)];
        return faults.TrueForAll(lines => lines.Count > 0) ? [.. faults.SelectMany(lines => lines)] : [];
    }

    /// <summary>The binder names the key and the value that it cannot convert.</summary>
    private static bool IsConfiguration(Exception exception) =>
        exception is InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } or InvalidDataException;

    /// <summary>The server refuses an address that is malformed, taken, not of this machine, or not allowed to this user.</summary>
    private static bool IsAddress(Exception exception) => exception is SocketException
        or IOException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" }
        or FormatException { Source: "Microsoft.AspNetCore.Http" };
}
