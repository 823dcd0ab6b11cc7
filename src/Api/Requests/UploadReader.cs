using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using TDGan.Api.Errors;
using TDGan.Api.Hosting;

namespace TDGan.Api.Requests;

/// <summary>
/// Reads a body into memory, never to disk: the framework's own form reader would write parts over 64 KiB to a temporary file, which
/// a read-only root refuses. Thread-safe.
/// </summary>
internal sealed class UploadReader(IOptions<LimitsOptions> limits)
{
    private readonly long _maxBytes = limits.Value.MaxBodyBytes;

    /// <summary>
    /// Reads query and body of <paramref name="context"/> as <paramref name="form"/> allows; checks headers and query before the first
    /// byte of the body.
    /// </summary>
    /// <exception cref="ApiProblemException">The request does not fit the form or the limits.</exception>
    public async Task<Upload> ReadAsync(HttpContext context, UploadForm form)
    {
        HttpRequest request = context.Request;
        MediaTypeHeaderValue contentType = ReadContentType(request, form);
        Upload upload = new(new GivenOptions(form.Options));
        upload.Options.AddQuery(request.QueryString.Value);
        LimitedBodyStream body = OpenBody(context);

        if (contentType.MediaType.Equals(MediaTypes.Multipart, StringComparison.OrdinalIgnoreCase))
        {
            await new MultipartUploadReader(form, upload).ReadAsync(contentType, body, context.RequestAborted);
        }
        else
        {
            upload.Add(form.RawPart!, await BodyBuffer.ReadToEndAsync(body, request.ContentLength, context.RequestAborted));
        }

        return upload;
    }

    /// <summary>Reads the whole body, whatever its content type.</summary>
    /// <exception cref="ApiProblemException">The body exceeds the limit.</exception>
    public Task<ReadOnlyMemory<byte>> ReadWholeAsync(HttpContext context) =>
        BodyBuffer.ReadToEndAsync(OpenBody(context), context.Request.ContentLength, context.RequestAborted);

    private static MediaTypeHeaderValue ReadContentType(HttpRequest request, UploadForm form)
    {
        bool isCompressed = request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding
            && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase);
        if (isCompressed || !MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? contentType)
            || !form.ContentTypes.Contains(contentType.MediaType.Value, StringComparer.OrdinalIgnoreCase))
        {
            throw Problems.UnsupportedMediaType(form.ContentTypes);
        }

        return contentType;
    }

    /// <summary>
    /// Counts the bytes here instead of in the server, with the same limit: the server's own refusal resets the connection while the
    /// client still sends, so that many clients would see a broken pipe instead of the 413. The server then drops the rest, for 5 s at
    /// most.
    /// </summary>
    private LimitedBodyStream OpenBody(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
        {
            server.MaxRequestBodySize = null;
        }

        if (context.Request.ContentLength > _maxBytes)
        {
            throw Problems.BodyTooLarge(_maxBytes, context.Request.ContentLength);
        }

        return new LimitedBodyStream(context.Request.Body, _maxBytes);
    }
}
