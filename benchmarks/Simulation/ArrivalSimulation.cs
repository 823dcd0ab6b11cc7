namespace TDGan.Benchmarks.Simulation;

/// <summary>
/// Requests that arrive by chance (Poisson) at replicas that each work on one batch at a time with the measured cost t(n) = a n + b and batches
/// of at most 32; each request goes to the replica with the shortest queue. Deterministic by seed.
/// </summary>
/// <param name="secondsPerFace">a.</param>
/// <param name="secondsPerBatch">b.</param>
/// <param name="seed">Seed of the arrivals.</param>
internal sealed class ArrivalSimulation(double secondsPerFace, double secondsPerBatch, int seed)
{
    private const int MaxBatch = 32;

    /// <summary>Seconds from arrival to answer that 99 % stay below.</summary>
    /// <param name="replicas">1 or more.</param>
    /// <param name="facesPerSecond">Rate of arrivals over all replicas.</param>
    /// <param name="requests">How many are simulated.</param>
    public double P99(int replicas, double facesPerSecond, int requests)
    {
        var random = new Random(seed);
        Replica[] all = [.. Enumerable.Range(0, replicas).Select(_ => new Replica())];
        var latencies = new List<double>(requests);
        double now = 0;
        for (int i = 0; i < requests; i++)
        {
            now += -Math.Log(1 - random.NextDouble()) / facesPerSecond;
            foreach (Replica replica in all)
            {
                Advance(replica, now, latencies);
            }

            all.MinBy(replica => replica.Waiting.Count + (replica.BusyUntil > now ? 1 : 0))!.Waiting.Enqueue(now);
        }

        foreach (Replica replica in all)
        {
            Advance(replica, double.PositiveInfinity, latencies);
        }

        latencies.Sort();
        return latencies[(int)(0.99 * latencies.Count)];
    }

    /// <summary>Starts every batch that the replica could start before <paramref name="now"/>.</summary>
    private void Advance(Replica replica, double now, List<double> latencies)
    {
        while (replica.Waiting.TryPeek(out double first) && Math.Max(first, replica.BusyUntil) < now)
        {
            double start = Math.Max(first, replica.BusyUntil);
            var batch = new List<double>();
            while (batch.Count < MaxBatch && replica.Waiting.TryPeek(out double arrived) && arrived <= start)
            {
                batch.Add(replica.Waiting.Dequeue());
            }

            replica.BusyUntil = start + (secondsPerFace * batch.Count) + secondsPerBatch;
            latencies.AddRange(batch.Select(arrived => replica.BusyUntil - arrived));
        }
    }

    private sealed class Replica
    {
        public Queue<double> Waiting { get; } = new();

        public double BusyUntil { get; set; }
    }
}
