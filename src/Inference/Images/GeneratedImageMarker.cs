namespace TDGan.Inference.Images;

/// <summary>
/// Writes the XMP property <c>Iptc4xmpExt:DigitalSourceType</c> = trainedAlgorithmicMedia into an encoded picture, so that every generated
/// picture says that it is one (EU AI Act, Art. 50). The places are those of the XMP specification, part 3. Pixels do not change.
/// </summary>
public static class GeneratedImageMarker
{
    /// <summary>The IPTC term for media made by a trained model.</summary>
    public const string DigitalSourceType = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

    private const string Packet =
        "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>" +
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">" +
        "<rdf:Description rdf:about=\"\" xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\" " +
        "Iptc4xmpExt:DigitalSourceType=\"" + DigitalSourceType + "\"/></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>";

    /// <summary>The XMP packet, for files that are written here from the start.</summary>
    internal static byte[] PacketBytes { get; } = System.Text.Encoding.UTF8.GetBytes(Packet);

    /// <summary>Returns a marked copy.</summary>
    /// <param name="file">A file as Skia encodes it, without XMP.</param>
    /// <param name="format">Its format.</param>
    public static byte[] Mark(ReadOnlySpan<byte> file, GeneratedImageFormat format)
    {
        return format switch
        {
            GeneratedImageFormat.Png => PngXmp.Insert(file, PacketBytes),
            GeneratedImageFormat.Jpeg => JpegXmp.Insert(file, PacketBytes),
            GeneratedImageFormat.Webp => WebpXmp.Insert(file, PacketBytes),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Unknown format."),
        };
    }
}
