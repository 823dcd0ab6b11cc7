using System.Collections.Immutable;
using System.Text;

namespace TDGan.TestSupport.Fuzzing;

/// <summary>Multipart bodies: mostly sound ones with fuzzed pictures, some broken where readers look.</summary>
internal sealed class MultipartFuzzer(Random random, PictureFuzzer pictures)
{
    public const string Boundary = "frontier";

    private static readonly ImmutableArray<string> Parts =
        ["image", "face", "expression", "faceFrom", "faceTo", "expressionFrom", "expressionTo"];

    private static readonly ImmutableArray<string> Heads =
    [
        "Content-Disposition: form-data\r\n\r\n", "Content-Disposition: attachment; name=image\r\n\r\n", "\r\n", "\r\n\r\n\r\n",
        "Content-Disposition: form-data; name=\"\"\r\n\r\n", "Content-Disposition: form-data; name=image; name=image\r\n\r\n",
        "Content-Disposition: form-data; name=\"image\"; filename*=UTF-8''%ZZ\r\n\r\n", "Broken\r\n\r\n", ": empty\r\n\r\n",
    ];

    /// <summary>A body; every other one has just the pictures that the address asks for, however they are damaged.</summary>
    public byte[] Next(string path) => random.Next(2) == 0 ? Whole(path) : Odd();

    private byte[] Whole(string path)
    {
        string[] parts = path.Split('/')[^1] switch
        {
            "transfers" => ["face", "expression"],
            "interpolations" => ["face", "expressionFrom", "expressionTo"],
            _ => ["image"],
        };
        using MemoryStream body = new();
        foreach (string part in parts)
        {
            Write(body, $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{part}\"; filename=\"a.png\"\r\n\r\n");
            body.Write(pictures.Next());
            Write(body, "\r\n");
        }

        Write(body, $"--{Boundary}--\r\n");
        return body.ToArray();
    }

    private byte[] Odd()
    {
        using MemoryStream body = new();
        int parts = random.Next(5);
        for (int i = 0; i < parts; i++)
        {
            Write(body, $"--{Boundary}\r\n");
            WritePart(body);
            Write(body, random.Next(20) == 0 ? "" : "\r\n");
        }

        Write(body, random.Next(10) == 0 ? "" : $"--{Boundary}--\r\n");
        byte[] bytes = body.ToArray();
        return random.Next(6) == 0 ? pictures.Mutate(bytes, 1 + random.Next(3)) : bytes;
    }

    private void WritePart(MemoryStream body)
    {
        switch (random.Next(6))
        {
            case 0:
                Write(body, Heads[random.Next(Heads.Length)]);
                body.Write(pictures.Next());
                break;
            case 1:
                Write(body, $"Content-Disposition: form-data; name=\"{FuzzOptions.Name(random)}\"\r\n\r\n{Uri.UnescapeDataString(FuzzOptions.Value(random))}");
                break;
            default:
                Write(body, $"Content-Disposition: form-data; name=\"{Parts[random.Next(Parts.Length)]}\"; filename=\"a.png\"\r\n\r\n");
                body.Write(pictures.Next());
                break;
        }
    }

    private static void Write(MemoryStream body, string text) => body.Write(Encoding.UTF8.GetBytes(text));
}
