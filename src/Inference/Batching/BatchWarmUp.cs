using TDGan.Inference.Sessions;

namespace TDGan.Inference.Batching;

/// <summary>
/// Runs every size that will be used, so that no request pays for its first run, and learns from the smallest ones what a run costs. Sizes
/// whose run is predicted to take longer than allowed are not chosen later, so they are left out.
/// </summary>
internal static class BatchWarmUp
{
    private const int LargestTimed = 4;

    /// <param name="runner">The session; its inputs are cleared.</param>
    /// <param name="sizes">Sizes that runs have.</param>
    /// <param name="longestRun">Longest predicted run that is chosen.</param>
    /// <param name="cost">Learns.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up between runs.</param>
    public static void Run(
        ISessionRunner runner,
        BatchSizes sizes,
        TimeSpan longestRun,
        BatchCostModel cost,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        for (int input = 0; input < runner.Signature.Inputs.Length; input++)
        {
            runner.Input(input).Clear();
        }

        foreach (int size in sizes.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (size > LargestTimed && cost.Estimate(size) > longestRun)
            {
                return;
            }

            runner.Run(size);
            if (size <= LargestTimed)
            {
                // Once more, warm: the first run of a size plans its memory.
                long startedAt = time.GetTimestamp();
                runner.Run(size);
                cost.Learn(size, time.GetElapsedTime(startedAt));
            }
        }
    }
}
