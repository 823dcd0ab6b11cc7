using System.Text;

namespace TDGan.Benchmarks.Load;

/// <summary>A whole HTTP/1.1 request as bytes, made once, so that the load generator takes little of the cores that are measured.</summary>
internal static class PreparedRequest
{
    private const string Boundary = "----tdgan-benchmark";

    /// <summary>The raw picture as body.</summary>
    public static byte[] Picture(string path, byte[] picture) => Post(path, "image/jpeg", picture);

    /// <summary>A multipart form of one picture and further fields.</summary>
    public static byte[] Form(string path, string part, byte[] picture, params (string Name, string Value)[] fields)
    {
        using var body = new MemoryStream();
        foreach ((string name, string value) in fields)
        {
            Write(body, $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        }

        WriteFile(body, part, picture);
        return PostForm(path, body);
    }

    /// <summary>A multipart form of several pictures in the same part.</summary>
    public static byte[] Batch(string path, string part, IReadOnlyList<byte[]> pictures)
    {
        using var body = new MemoryStream();
        foreach (byte[] picture in pictures)
        {
            WriteFile(body, part, picture);
        }

        return PostForm(path, body);
    }

    private static void WriteFile(MemoryStream body, string part, byte[] picture)
    {
        Write(body, $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{part}\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n");
        body.Write(picture);
        Write(body, "\r\n");
    }

    private static byte[] PostForm(string path, MemoryStream body)
    {
        Write(body, $"--{Boundary}--\r\n");
        return Post(path, $"multipart/form-data; boundary={Boundary}", body.ToArray());
    }

    private static byte[] Post(string path, string contentType, byte[] body)
    {
        string head = $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {contentType}\r\nContent-Length: {body.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    private static void Write(MemoryStream stream, string text) => stream.Write(Encoding.ASCII.GetBytes(text));
}
