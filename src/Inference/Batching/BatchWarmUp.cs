using TDGan.Inference.Sessions;

namespace TDGan.Inference.Batching;

/// <summary>Runs every size once, so that no request pays for it, and the smallest ones once more to learn what a run costs.</summary>
internal static class BatchWarmUp
{
    private const int LargestTimed = 4;

    /// <param name="runner">The session; its inputs are cleared.</param>
    /// <param name="sizes">Sizes that runs have.</param>
    /// <param name="cost">Learns, or null where it knows already.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up between runs.</param>
    public static void Run(ISessionRunner runner, BatchSizes sizes, BatchCostModel? cost, TimeProvider time, CancellationToken cancellationToken)
    {
        for (int input = 0; input < runner.Signature.Inputs.Length; input++)
        {
            runner.Input(input).Clear();
        }

        foreach (int size in sizes.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            runner.Run(size);
        }

        foreach (int size in sizes.All)
        {
            if (cost is not null && size <= LargestTimed)
            {
                cancellationToken.ThrowIfCancellationRequested();
                long startedAt = time.GetTimestamp();
                runner.Run(size);
                cost.Learn(size, time.GetElapsedTime(startedAt));
            }
        }
    }
}
