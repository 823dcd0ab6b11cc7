using System.Diagnostics;
using TDGan.Inference.Diagnostics;

namespace TDGan.Inference.Batching;

/// <summary>The span of one run, linked to the spans of the requests that share it; a trace of its own, because it has many causes.</summary>
internal static class BatchSpan
{
    /// <summary>Starts it where somebody traces one of the requests, else null.</summary>
    public static Activity? Start(string model, ReadOnlySpan<PendingItem> items)
    {
        List<ActivityLink>? links = null;
        PendingRequest? previous = null;
        foreach (PendingItem item in items)
        {
            if (item.Request != previous && item.Request.Span != default)
            {
                (links ??= []).Add(new ActivityLink(item.Request.Span));
            }

            previous = item.Request;
        }

        if (links is null)
        {
            return null;
        }

        var tags = new ActivityTagsCollection
        {
            [InferenceTelemetry.ModelTag] = model,
            [InferenceTelemetry.BatchSizeTag] = items.Length,
        };
        return InferenceTelemetry.Activities.StartActivity(
            InferenceTelemetry.BatchSpan, ActivityKind.Internal, parentContext: default, tags, links);
    }
}
