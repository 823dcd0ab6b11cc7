namespace TDGan.Api.Hosting;

/// <summary>
/// The mode <c>--healthcheck URL</c>: asks a running service how it is, for containers that have neither a shell nor curl.
/// </summary>
internal static class HealthCheckCommand
{
    private const string Switch = "--healthcheck";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static bool IsAskedFor(string[] args) => args.Contains(Switch);

    /// <returns>0 where the address answers with success, else 1.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [Switch, string text] || !Uri.TryCreate(text, UriKind.Absolute, out Uri? address))
        {
            await Console.Error.WriteLineAsync($"Usage: {Switch} URL, such as {Switch} http://localhost:8080/readyz");
            return 1;
        }

        using HttpClient client = new() { Timeout = Patience };
        try
        {
            using HttpResponseMessage response = await client.GetAsync(address);
            await Console.Out.WriteLineAsync($"{address} answered {(int)response.StatusCode}");
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or NotSupportedException)
        {
            await Console.Error.WriteLineAsync($"{address} did not answer: {exception.Message}");
            return 1;
        }
    }
}
