namespace TDGan.Inference.Batching;

/// <summary>
/// The one bounded queue of a model, in the order of arrival. Requests enter whole or not at all. Workers are threads, so they wait by
/// blocking. Thread-safe.
/// </summary>
/// <param name="capacity">Items that may wait, 1 or more.</param>
internal sealed class BatchQueue(int capacity)
{
    private readonly object _gate = new();
    private readonly PendingItem[] _ring = new PendingItem[capacity];
    private int _head;
    private int _count;
    private int _reserved;
    private int _idleWorkers;
    private bool _isClosed;

    /// <summary>Items that wait.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Whether <see cref="Close"/> was called.</summary>
    public bool IsClosed => Volatile.Read(ref _isClosed);

    /// <summary>Adds all items of a request, or none where they do not fit or the queue is closed. Never waits.</summary>
    public bool TryAdd(PendingRequest request)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return false;
            }

            if (_count + request.Count > capacity)
            {
                DropEnded();
                if (_count + request.Count > capacity)
                {
                    return false;
                }
            }

            for (int i = 0; i < request.Count; i++)
            {
                _ring[(_head + _count++) % capacity] = new PendingItem(request, i);
            }

            Wake(request.Count);
            return true;
        }
    }

    /// <summary>
    /// Reserves a place for an item that is still being made; false where what waits and what is reserved fills the queue, or it is closed.
    /// A reservation only keeps other reservations out: <see cref="TryAdd"/> looks at what waits.
    /// </summary>
    public bool TryReserve()
    {
        lock (_gate)
        {
            bool fits = !_isClosed && HasRoomNow();
            _reserved += fits ? 1 : 0;
            return fits;
        }
    }

    /// <summary>Whether a place could be reserved, were the queue open.</summary>
    public bool HasRoom()
    {
        lock (_gate)
        {
            return HasRoomNow();
        }
    }

    /// <summary>Gives a reserved place back, when the item comes or will not come.</summary>
    public void EndReservation()
    {
        lock (_gate)
        {
            _reserved--;
        }
    }

    /// <summary>Blocks until something waits; false once the queue is closed and empty.</summary>
    public bool WaitForItems()
    {
        lock (_gate)
        {
            _idleWorkers++;
            while (_count == 0 && !_isClosed)
            {
                Monitor.Wait(_gate);
            }

            _idleWorkers--;
            return _count > 0;
        }
    }

    /// <summary>
    /// Takes items from the front, without waiting; idle workers are left their share. Another worker may have taken everything.
    /// </summary>
    /// <param name="items">Room for the largest batch.</param>
    /// <param name="choose">How many to take of the number at hand, 1 or more.</param>
    /// <returns>Items taken, 0 or more.</returns>
    public int Take(Span<PendingItem> items, Func<int, int> choose)
    {
        lock (_gate)
        {
            if (_count == 0)
            {
                return 0;
            }

            int share = (_count + _idleWorkers) / (_idleWorkers + 1);
            int taken = Math.Min(choose(share), Math.Min(share, items.Length));
            for (int i = 0; i < taken; i++)
            {
                items[i] = _ring[_head];
                _ring[_head] = default;
                _head = (_head + 1) % capacity;
            }

            _count -= taken;
            Wake(_count);
            return taken;
        }
    }

    /// <summary>Refuses what comes from now on; what waits is still served.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.PulseAll(_gate);
        }
    }

    private bool HasRoomNow()
    {
        if (_count + _reserved >= capacity)
        {
            DropEnded();
        }

        return _count + _reserved < capacity;
    }

    private void Wake(int items)
    {
        if (items == 0 || _idleWorkers == 0)
        {
            return;
        }

        if (items == 1)
        {
            Monitor.Pulse(_gate);
        }
        else
        {
            Monitor.PulseAll(_gate);
        }
    }

    // Only where the queue is full, so that those whose callers left do not keep others out.
    private void DropEnded()
    {
        int kept = 0;
        for (int i = 0; i < _count; i++)
        {
            PendingItem item = _ring[(_head + i) % capacity];
            if (!item.Request.HasEnded)
            {
                _ring[(_head + kept++) % capacity] = item;
            }
        }

        for (int i = kept; i < _count; i++)
        {
            _ring[(_head + i) % capacity] = default;
        }

        _count = kept;
    }
}
