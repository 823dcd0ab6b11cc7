using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace TDGan.Api.Http;

/// <summary>Content negotiation by <c>Accept</c> (RFC 9110, section 12.5.1).</summary>
internal static class AcceptHeader
{
    /// <summary>
    /// The offer that the client likes best: highest quality, then the most exact range, then the client's order, then ours. Without a
    /// header the first offer. Exactness counts so that <c>application/json, */*</c> gets JSON.
    /// </summary>
    /// <param name="header">All values of the header.</param>
    /// <param name="offers">Media types that can be sent, best first.</param>
    /// <returns>One of <paramref name="offers"/>, or null where none is acceptable.</returns>
    public static string? Choose(StringValues header, IReadOnlyList<string> offers)
    {
        if (string.IsNullOrWhiteSpace(header.ToString()))
        {
            return offers[0];
        }

        if (!MediaTypeHeaderValue.TryParseList([.. header.OfType<string>()], out IList<MediaTypeHeaderValue>? ranges))
        {
            return null;
        }

        return offers
            .Select((offer, order) => (Offer: offer, Order: order, Match: Match(offer, ranges)))
            .Where(candidate => candidate.Match.Quality > 0)
            .OrderByDescending(candidate => candidate.Match.Quality)
            .ThenByDescending(candidate => candidate.Match.Exactness)
            .ThenBy(candidate => candidate.Match.Position)
            .ThenBy(candidate => candidate.Order)
            .Select(candidate => candidate.Offer)
            .FirstOrDefault();
    }

    /// <summary>The most exact range decides an offer's quality, so that <c>image/png;q=0, */*</c> excludes PNG.</summary>
    private static RangeMatch Match(string offer, IList<MediaTypeHeaderValue> ranges)
    {
        RangeMatch best = default;
        for (int position = 0; position < ranges.Count; position++)
        {
            int exactness = Exactness(offer, ranges[position]);
            if (exactness > best.Exactness)
            {
                best = new RangeMatch(exactness, ranges[position].Quality ?? 1, position);
            }
        }

        return best;
    }

    private static int Exactness(string offer, MediaTypeHeaderValue range)
    {
        if (range.MatchesAllTypes)
        {
            return 1;
        }

        if (range.MatchesAllSubTypes)
        {
            return offer.StartsWith(range.Type.Value + "/", StringComparison.OrdinalIgnoreCase) ? 2 : 0;
        }

        return range.MediaType.Equals(offer, StringComparison.OrdinalIgnoreCase) ? 3 : 0;
    }

    /// <param name="Exactness">3 for the type itself, 2 for its family, 1 for everything, 0 for no match.</param>
    /// <param name="Quality">0-1.</param>
    /// <param name="Position">Position of the range in the header.</param>
    private readonly record struct RangeMatch(int Exactness, double Quality, int Position);
}
