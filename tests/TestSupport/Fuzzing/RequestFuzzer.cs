using System.Collections.Immutable;
using System.Text;

namespace TDGan.TestSupport.Fuzzing;

/// <summary>
/// Requests to every address of the service: well-formed ones with damaged pictures, malformed multipart and JSON, odd options and headers.
/// The service must answer each without a 500. Not thread-safe.
/// </summary>
/// <param name="seed">The same seed gives the same requests.</param>
public sealed class RequestFuzzer(int seed)
{
    private static readonly ImmutableArray<string> UploadPaths =
        ["/api/v1/expressions", "/api/v1/expressions/batch", "/api/v1/transfers", "/api/v1/interpolations"];

    private static readonly ImmutableArray<string> InferencePaths =
    [
        "/v2/models/expression-branch/infer", "/v2/models/face-branch/versions/1/infer", "/v2/models/decoder/infer",
        "/v2/models/nothing/infer",
    ];

    private static readonly ImmutableArray<string> OtherPaths =
    [
        "/", "/livez", "/readyz", "/startupz", "/metrics", "/openapi/v1.json", "/docs", "/swagger", "/api/v1/models",
        "/api/v1/models/decoder", "/v2", "/v2/health/live", "/v2/health/ready", "/v2/models/decoder", "/v2/models/decoder/ready",
        "/v2/models/decoder/stats", "/v2/models/decoder/config", "/v2/repository/index", "/v2/repository/models/decoder/load",
    ];

    private static readonly ImmutableArray<string> ContentTypes =
    [
        "image/png", "image/jpeg", "application/octet-stream", "application/json", "multipart/form-data", "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"a b\"", "text/plain", "image/*", ";", "application/json; charset=utf-16",
    ];

    private readonly Random _random = new(seed);
    private readonly PictureFuzzer _pictures = new(new Random(seed + 1));

    /// <summary>The next request.</summary>
    public FuzzRequest Next() => _random.Next(12) switch
    {
        0 => new FuzzRequest(Pick(["GET", "POST", "PUT", "DELETE", "HEAD", "PATCH"]), Target(Pick(OtherPaths)), Headers(), null, null),
        1 => new FuzzRequest("GET", "/api/v1/models/" + Uri.EscapeDataString(Text()), Headers(), null, null),
        2 => Post(Pick(UploadPaths), Pick(ContentTypes), _pictures.Next()),
        3 or 4 => Post(Pick(UploadPaths), Pick(["image/png", "image/jpeg", "application/octet-stream"]), _pictures.Next()),
        5 or 6 => Post(Pick(UploadPaths), "application/json", new JsonFuzzer(_random, _pictures).NextUpload()),
        7 => Post(Pick(InferencePaths), "application/json", new JsonFuzzer(_random, _pictures).NextInference()),
        8 => BinaryInference(),
        _ => Multipart(),
    };

    /// <summary>A request that is like another: its body damaged, or another option or header with it.</summary>
    /// <param name="request">Not changed.</param>
    public FuzzRequest Vary(FuzzRequest request) => _random.Next(5) switch
    {
        0 => request with { Target = Target(PathOf(request)) },
        1 => request with { Headers = [.. request.Headers, .. Headers()] },
        2 when request.Body is not null => request with { ContentType = Pick(ContentTypes) },
        _ when request.Body is { } body => request with { Body = _pictures.Mutate(body, 1 + _random.Next(4)) },
        _ => request with { Method = Pick(["GET", "POST", "HEAD", "OPTIONS"]) },
    };

    private static string PathOf(FuzzRequest request) => request.Target.Split('?')[0];

    private FuzzRequest Multipart()
    {
        string path = Pick(UploadPaths);
        MultipartFuzzer fuzzer = new(_random, _pictures);
        return Post(path, $"multipart/form-data; boundary={MultipartFuzzer.Boundary}", fuzzer.Next(path));
    }

    private FuzzRequest BinaryInference()
    {
        byte[] json = new JsonFuzzer(_random, _pictures).NextInference();
        byte[] tensors = new byte[_random.Next(600)];
        _random.NextBytes(tensors);
        int announced = _random.Next(3) == 0 ? _random.Next(-5, 5000) : json.Length;
        FuzzRequest request = Post(Pick(InferencePaths), "application/octet-stream", [.. json, .. tensors]);
        return request with { Headers = [.. request.Headers, ("Inference-Header-Content-Length", $"{announced}")] };
    }

    private FuzzRequest Post(string path, string contentType, byte[] body) => new("POST", Target(path), Headers(), contentType, body);

    private string Target(string path) => _random.Next(8) switch
    {
        < 6 => path,
        6 => path + "?" + FuzzOptions.Next(_random),
        _ => $"{path}?{FuzzOptions.Next(_random)}&{FuzzOptions.Next(_random)}",
    };

    private ImmutableArray<(string Name, string Value)> Headers() => _random.Next(12) switch
    {
        0 => [("Accept", Pick(["*/*", "image/png", "application/json", "image/*;q=0", "text/html", ",;q=x", "image/gif, */*;q=0.1"]))],
        1 => [("X-Timeout-Ms", Pick(["1", "0", "-1", "5000", "99999999999", "x"])), ("X-Request-Id", Text())],
        2 => [("traceparent", Pick(["00-0-0-0", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "ff"])), ("X-Api-Key", Text())],
        _ => [],
    };

    private string Text()
    {
        StringBuilder text = new();
        int length = _random.Next(40);
        for (int i = 0; i < length; i++)
        {
            text.Append((char)_random.Next(0x20, 0x7F));
        }

        return text.ToString();
    }

    private T Pick<T>(ImmutableArray<T> choices) => choices[_random.Next(choices.Length)];
}
