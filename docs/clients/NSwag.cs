// nswag openapi2csclient /input:openapi.json /output:NSwagClient.cs /namespace:Generated.NSwag /classname:NSwagClient
//     /jsonLibrary:SystemTextJson /generateNullableReferenceTypes:true /generateOptionalParameters:true
//     /generateOptionalPropertiesAsNullable:true, without which a number that nobody sets is sent as 0
using Generated.NSwag;

internal static class WithNSwag
{
    public static async Task<string> ReadAsync(string url, string file)
    {
        using HttpClient http = new();
        NSwagClient client = new(http) { BaseUrl = url };
        ReadExpressionsRequest request = new()
        {
            Image = new() { Content = Convert.ToBase64String(await File.ReadAllBytesAsync(file)) },
            Options = new() { TopK = 3, Detect = FaceDetectionMode.Auto },
        };
        ExpressionsReply reply = await client.ReadExpressionsAsync(request);
        return string.Join(' ', reply.Faces.Select(face => face.Dominant.ToString().ToLowerInvariant()));
    }
}
