// kiota generate -l CSharp -d openapi.json -c KiotaClient -n Generated.Kiota -o kiota
using Generated.Kiota;
using Generated.Kiota.Models;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

internal static class WithKiota
{
    public static async Task<string> ReadAsync(string url, string file)
    {
        using HttpClientRequestAdapter adapter = new(new AnonymousAuthenticationProvider()) { BaseUrl = url };
        KiotaClient client = new(adapter);
        ReadExpressionsRequest request = new()
        {
            Image = new() { Content = Convert.ToBase64String(await File.ReadAllBytesAsync(file)) },
            Options = new() { TopK = 3, Detect = FaceDetectionMode.Auto },
        };
        ExpressionsReply? reply = await client.Api.V1.Expressions.PostAsync(request);
        return string.Join(' ', reply!.Faces!.Select(face => face.Dominant.ToString()!.ToLowerInvariant()));
    }
}
