namespace Heluo.Kernel.Storage;

/// <summary>
/// Time-ordered 63-bit identifiers: 41 bits of milliseconds since 2024-01-01 UTC, 10 bits of node, 12 bits of sequence.
/// Unique across nodes with different numbers, ascending within a node even if the clock steps back.
/// </summary>
public sealed class IdGenerator(TimeProvider clock, int node)
{
    private static readonly long Epoch = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private readonly int _node = node is >= 0 and < 1024 ? node : throw new ArgumentOutOfRangeException(nameof(node), "0 to 1023");
    private long _last;

    /// <summary>Number of this node.</summary>
    public int Node => _node;

    /// <summary>The next identifier; safe from any thread.</summary>
    public long Next()
    {
        while (true)
        {
            var last = Interlocked.Read(ref _last);
            var now = (clock.GetUtcNow().ToUnixTimeMilliseconds() - Epoch) << 12;
            var next = now > last ? now : last + 1;
            if (Interlocked.CompareExchange(ref _last, next, last) == last) return ((next >> 12) << 22) | ((long)_node << 12) | (next & 0xFFF);
        }
    }
}
