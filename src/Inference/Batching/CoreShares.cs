namespace TDGan.Inference.Batching;

/// <summary>
/// Shares the cores out between models: at most so many runs at once, and a core that comes free goes to the model that used least of those
/// that wait, so that neither the decoder nor the recogniser can starve the other. A model that was idle starts level with the others; it
/// saves nothing up. Thread-safe.
/// </summary>
/// <param name="cores">Runs at once, 1 or more.</param>
internal sealed class CoreShares(int cores)
{
    private readonly object _gate = new();
    private readonly List<Share> _active = [];
    private int _free = cores;

    /// <summary>Cores that nobody uses.</summary>
    public int Free => Volatile.Read(ref _free);

    /// <summary>Workers that wait for a core.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _active.Sum(share => share.Waiting);
            }
        }
    }

    /// <summary>A new account for one model.</summary>
    public Share CreateShare() => new(this);

    /// <summary>What one model has used and how many of its workers run or wait.</summary>
    public sealed class Share(CoreShares owner)
    {
        private TimeSpan _used;
        private int _workers;

        /// <summary>Workers of the model that wait; read and written under the owner's lock.</summary>
        internal int Waiting { get; private set; }

        /// <summary>Blocks until a core is free and it is this model's turn.</summary>
        public void Enter()
        {
            lock (owner._gate)
            {
                Join();
                Waiting++;
                while (owner._free == 0 || !IsNext())
                {
                    Monitor.Wait(owner._gate);
                }

                Waiting--;
                owner._free--;
                if (owner._free > 0)
                {
                    // Whoever was not next before may be so now.
                    Monitor.PulseAll(owner._gate);
                }
            }
        }

        /// <summary>Gives the core back.</summary>
        /// <param name="used">Time that it was held.</param>
        public void Leave(TimeSpan used)
        {
            lock (owner._gate)
            {
                _used += used;
                owner._free++;
                if (--_workers == 0)
                {
                    owner._active.Remove(this);
                }

                Monitor.PulseAll(owner._gate);
            }
        }

        private void Join()
        {
            if (_workers++ == 0)
            {
                TimeSpan least = owner._active.Count == 0 ? _used : owner._active.Min(other => other._used);
                _used = least > _used ? least : _used;
                owner._active.Add(this);
            }
        }

        private bool IsNext()
        {
            foreach (Share other in owner._active)
            {
                if (other.Waiting > 0 && other._used < _used)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
