using System.Globalization;
using System.Net;
using System.Text;

namespace TDGan.Training.Reporting.Pages;

/// <summary>One self-contained HTML page: no script, no network, pictures inside.</summary>
/// <param name="title">Title of the page.</param>
internal sealed class HtmlPage(string title)
{
    private const string Style = """
        :root{color-scheme:light}body{font:16px/1.5 system-ui,sans-serif;max-width:1160px;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
        h1{font-size:1.7rem}h2{margin-top:2.5rem;border-bottom:1px solid #ccc}figure{margin:1rem 0;display:inline-block;vertical-align:top}
        figcaption{color:#444;font-size:.9rem;max-width:760px}img{max-width:100%;height:auto}.faces img{image-rendering:auto;width:96px;max-width:none;display:block}
        table{border-collapse:collapse;margin:1rem 0;font-size:.88rem}th,td{border:1px solid #ccc;padding:.25rem .5rem;text-align:left;vertical-align:top}
        th{background:#f3f3f3}.wide{overflow-x:auto}.note{color:#555}
        """;

    private readonly StringBuilder body = new();

    /// <summary>A heading of the second rank.</summary>
    public void Heading(string text) => body.Append(CultureInfo.InvariantCulture, $"<h2>{Encode(text)}</h2>\n");

    /// <summary>A heading of the third rank.</summary>
    public void Subheading(string text) => body.Append(CultureInfo.InvariantCulture, $"<h3>{Encode(text)}</h3>\n");

    /// <summary>A paragraph.</summary>
    public void Paragraph(string text) => body.Append(CultureInfo.InvariantCulture, $"<p>{Encode(text)}</p>\n");

    /// <summary>A picture with its caption, which is also its alternative text.</summary>
    /// <param name="png">The file.</param>
    /// <param name="caption">What is seen.</param>
    /// <param name="width">Width in CSS pixels.</param>
    public void Figure(byte[] png, string caption, int width) => body.Append(
        CultureInfo.InvariantCulture,
        $"<figure><img alt=\"{Encode(caption)}\" width=\"{width}\" src=\"{DataUri(png)}\"><figcaption>{Encode(caption)}</figcaption></figure>\n");

    /// <summary>A table of text.</summary>
    public void Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        body.Append("<div class=\"wide\"><table><thead><tr>");
        body.AppendJoin(string.Empty, header.Select(cell => $"<th scope=\"col\">{Encode(cell)}</th>")).Append("</tr></thead><tbody>\n");
        foreach (IReadOnlyList<string> row in rows)
        {
            body.Append("<tr>").AppendJoin(string.Empty, row.Select(cell => $"<td>{Encode(cell)}</td>")).Append("</tr>\n");
        }

        body.Append("</tbody></table></div>\n");
    }

    /// <summary>A table of small pictures with names of rows and columns.</summary>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="rows">Name and PNG files of each row.</param>
    public void Faces(IReadOnlyList<string> columns, IEnumerable<(string Name, IReadOnlyList<byte[]> Pictures)> rows)
    {
        body.Append("<div class=\"wide\"><table class=\"faces\"><thead><tr><th></th>");
        body.AppendJoin(string.Empty, columns.Select(cell => $"<th scope=\"col\">{Encode(cell)}</th>")).Append("</tr></thead><tbody>\n");
        foreach ((string name, IReadOnlyList<byte[]> pictures) in rows)
        {
            body.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Encode(name)}</th>");
            body.AppendJoin(string.Empty, pictures.Select((png, i) => $"<td><img alt=\"{Encode(name)}: {Encode(columns[i])}\" src=\"{DataUri(png)}\"></td>"));
            body.Append("</tr>\n");
        }

        body.Append("</tbody></table></div>\n");
    }

    /// <summary>The whole page.</summary>
    public override string ToString() => $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Encode(title)}</title><style>
        {Style}
        </style></head><body><h1>{Encode(title)}</h1>
        {body}</body></html>

        """;

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string DataUri(byte[] png) => "data:image/png;base64," + Convert.ToBase64String(png);
}
