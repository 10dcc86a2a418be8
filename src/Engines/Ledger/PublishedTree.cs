using System.Collections.Concurrent;

namespace Heluo.Engines.Ledger;

/// <summary>The latest head and what has been computed of the right edge of its tree.</summary>
internal sealed record PublishedTree(SignedHead? Head, ConcurrentDictionary<long, TreeHash> Edges)
{
    public PublishedTree(SignedHead? head)
        : this(head, new ConcurrentDictionary<long, TreeHash>())
    {
    }
}
