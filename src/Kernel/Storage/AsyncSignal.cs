namespace Heluo.Kernel.Storage;

/// <summary>Wakes a waiting worker; sets while nobody waits are remembered once.</summary>
public sealed class AsyncSignal : IDisposable
{
    private readonly SemaphoreSlim _semaphore = new(0, 1);

    /// <summary>Wakes the worker.</summary>
    public void Set()
    {
        try
        {
            if (_semaphore.CurrentCount == 0) _semaphore.Release();
        }
        catch (SemaphoreFullException)
        {
            // another caller set it first: it is set
        }
    }

    /// <summary>Waits for a set, at most <paramref name="limit"/>.</summary>
    public Task WaitAsync(TimeSpan limit, CancellationToken cancellation) => _semaphore.WaitAsync(limit, cancellation);

    /// <inheritdoc/>
    public void Dispose() => _semaphore.Dispose();
}
