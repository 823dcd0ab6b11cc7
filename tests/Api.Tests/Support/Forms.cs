using System.Net.Http.Headers;

namespace TDGan.Api.Tests.Support;

/// <summary>Bodies as clients send them.</summary>
internal static class Forms
{
    /// <summary>A multipart body: byte arrays become files, text becomes fields.</summary>
    public static MultipartFormDataContent Of(params (string Name, object Value)[] parts)
    {
        MultipartFormDataContent form = [];
        foreach ((string name, object value) in parts)
        {
            if (value is byte[] file)
            {
                form.Add(new ByteArrayContent(file), name, "upload.bin");
            }
            else
            {
                form.Add(new StringContent((string)value), name);
            }
        }

        return form;
    }

    /// <summary>A raw body.</summary>
    public static ByteArrayContent Raw(byte[] bytes, string mediaType = "application/octet-stream") =>
        new(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(mediaType) } };
}
