using System.IO.Compression;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using TDGan.Api.Errors;
using TDGan.Api.Http;

namespace TDGan.Api.Uploads;

/// <summary>
/// Reads a body into memory, never to disk: the framework's own form reader would write parts over 64 KiB to a temporary file, which
/// a read-only root refuses. Thread-safe.
/// </summary>
internal sealed class UploadReader(IOptions<LimitsOptions> limits, TimeProvider time)
{
    private readonly long _maxBytes = limits.Value.MaxBodyBytes;
    private readonly int _maxPictures = limits.Value.MaxBatchImages;

    /// <summary>
    /// Reads query and body of <paramref name="context"/> as <paramref name="form"/> allows; checks headers and query before the first
    /// byte of the body.
    /// </summary>
    /// <exception cref="ApiProblemException">The request does not fit the form or the limits.</exception>
    public async Task<Upload> ReadAsync(HttpContext context, UploadForm form)
    {
        HttpRequest request = context.Request;
        MediaTypeHeaderValue contentType = ReadContentType(request, form);
        Upload upload = new(form, _maxPictures);
        upload.Options.AddQuery(request.QueryString.Value);
        await using Stream body = OpenBody(context);
        using CancellationTokenSource tooLong = new(limits.Value.UploadDeadline, time);
        using CancellationTokenSource linked = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, tooLong.Token);
        try
        {
            await ReadBodyAsync(body, contentType, form, upload, request.ContentLength, linked.Token);
            return upload;
        }
        catch (InvalidDataException)
        {
            throw NotInflatable();
        }
        catch (OperationCanceledException) when (tooLong.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            throw new ApiProblemException(ErrorCatalogue.SlowUpload);
        }
    }

    private static async Task ReadBodyAsync(
        Stream body,
        MediaTypeHeaderValue contentType,
        UploadForm form,
        Upload upload,
        long? announcedLength,
        CancellationToken cancellationToken)
    {
        if (contentType.MediaType.Equals(MediaTypes.Multipart, StringComparison.OrdinalIgnoreCase))
        {
            await new MultipartUploadReader(form, upload).ReadAsync(contentType, body, cancellationToken);
            return;
        }

        ReadOnlyMemory<byte> content = await BodyBuffer.ReadToEndAsync(body, announcedLength, cancellationToken);
        if (contentType.MediaType.Equals(MediaTypes.Json, StringComparison.OrdinalIgnoreCase))
        {
            new JsonUploadReader(form, upload).Read(content.Span);
        }
        else
        {
            upload.Add(form.RawPart!, content);
        }
    }

    /// <summary>Reads the whole body, whatever its content type.</summary>
    /// <exception cref="ApiProblemException">The body exceeds the limit.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadWholeAsync(HttpContext context)
    {
        await using Stream body = OpenBody(context);
        try
        {
            return await BodyBuffer.ReadToEndAsync(body, context.Request.ContentLength, context.RequestAborted);
        }
        catch (InvalidDataException)
        {
            throw NotInflatable();
        }
    }

    private static ApiProblemException NotInflatable() => Problems.InvalidParameter("Content-Encoding", "a body that is the gzip that it announces");

    private static MediaTypeHeaderValue ReadContentType(HttpRequest request, UploadForm form)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? contentType))
        {
            throw Problems.UnsupportedMediaType(request.ContentType, form.ContentTypes);
        }

        contentType.MediaType = MediaTypes.StandardNameOf(contentType.MediaType.ToString());
        return form.ContentTypes.Contains(contentType.MediaType.Value, StringComparer.OrdinalIgnoreCase)
            ? contentType
            : throw Problems.UnsupportedMediaType(request.ContentType, form.ContentTypes);
    }

    /// <summary>Whether the body is gzip (RFC 9110, section 8.4.1.3); any other encoding ends the request.</summary>
    private static bool IsGzip(HttpRequest request) => request.Headers.ContentEncoding.ToString().Trim().ToLowerInvariant() switch
    {
        "" or "identity" => false,
        "gzip" or "x-gzip" => true,
        var other => throw Problems.UnsupportedEncoding(other),
    };

    /// <summary>
    /// Counts the bytes here instead of in the server, with the same limit: the server's own refusal resets the connection while the
    /// client still sends, so that many clients would see a broken pipe instead of the 413. The server then drops the rest, for 5 s at
    /// most. Of a compressed body both are counted, what came and what it was inflated to.
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

        var received = new LimitedBodyStream(context.Request.Body, _maxBytes);
        return IsGzip(context.Request) ? new LimitedBodyStream(new GZipStream(received, CompressionMode.Decompress), _maxBytes) : received;
    }
}
