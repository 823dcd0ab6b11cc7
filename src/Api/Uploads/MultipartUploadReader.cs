using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using TDGan.Api.Errors;
using TDGan.Api.RequestOptions;

namespace TDGan.Api.Uploads;

/// <summary>Reads <c>multipart/form-data</c> (RFC 7578): pictures by part name, every other part is an option.</summary>
internal sealed class MultipartUploadReader(UploadForm form, Upload upload)
{
    private const int LongestBoundary = 70; // RFC 2046, section 5.1.1.
    private const int MaxPartHeaders = 16;
    private const int MaxPartHeaderBytes = 8 * 1024;
    private const int MaxOptionBytes = 1024;

    public async Task ReadAsync(MediaTypeHeaderValue contentType, Stream body, CancellationToken cancellationToken)
    {
        MultipartReader reader = new(ReadBoundary(contentType), body)
        {
            HeadersCountLimit = MaxPartHeaders,
            HeadersLengthLimit = MaxPartHeaderBytes,
        };
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                await ReadPartAsync(section, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException and not BadHttpRequestException)
        {
            // The reader reports a malformed body by either; the server's own refusals are I/O errors too and keep their status.
            throw new ApiProblemException(ErrorCatalogue.InvalidRequest);
        }
    }

    private static string ReadBoundary(MediaTypeHeaderValue contentType)
    {
        string boundary = HeaderUtilities.RemoveQuotes(contentType.Boundary).ToString();
        return boundary.Length is > 0 and <= LongestBoundary ? boundary : throw new ApiProblemException(ErrorCatalogue.InvalidRequest);
    }

    private async Task ReadPartAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        ContentDispositionHeaderValue? disposition = section.GetContentDispositionHeader();
        string name = ReadName(disposition);
        if (form.Parts.Contains(name))
        {
            upload.EnsureRoom(name);
            ReadOnlyMemory<byte> content = await BodyBuffer.ReadToEndAsync(section.Body, announcedLength: null, cancellationToken);
            upload.Add(name, content, ReadFileName(disposition!));
            return;
        }

        RequestOption option = form.Options.FirstOrDefault(known => known.Name == name)
            ?? throw Problems.UnknownParameter(name, form.Names);
        upload.Options.Add(name, await ReadTextAsync(option, section, cancellationToken));
    }

    private static string ReadName(ContentDispositionHeaderValue? disposition)
    {
        string name = HeaderUtilities.RemoveQuotes(disposition?.Name ?? default).ToString();
        bool isFormData = disposition is not null && disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase);
        return isFormData && name.Length > 0 ? name : throw new ApiProblemException(ErrorCatalogue.InvalidRequest);
    }

    private static string? ReadFileName(ContentDispositionHeaderValue disposition)
    {
        string name = HeaderUtilities.RemoveQuotes(
            disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
        return name.Length > 0 ? name : null;
    }

    private static async Task<string> ReadTextAsync(RequestOption option, MultipartSection section, CancellationToken cancellationToken)
    {
        byte[] text = new byte[MaxOptionBytes + 1];
        int length = await section.Body.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > MaxOptionBytes)
        {
            throw Problems.InvalidParameter(option.Name, option.Values.Expected);
        }

        return Encoding.UTF8.GetString(text, 0, length);
    }
}
