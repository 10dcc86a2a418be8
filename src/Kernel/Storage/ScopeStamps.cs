using Heluo.Kernel.Access;

namespace Heluo.Kernel.Storage;

/// <summary>
/// Numbers that grow when this node saves rows of a body or a division, or somebody acts: an answer made from such rows may be given again while the stamp is the one from before they were read.
/// What other nodes save does not show here, so whoever keeps an answer keeps it for seconds only.
/// </summary>
public sealed class ScopeStamps
{
    private static readonly int[] Lengths = [2, 4, 6, 9, 12];
    private readonly long[] _slots = new long[1 << 14];

    /// <summary>The stamp of the rows that an actor's posts reach and of what the actor did; take it before reading.</summary>
    public long Of(Actor actor)
    {
        var sum = Volatile.Read(ref Slot(actor.HolderId));
        foreach (var grant in actor.Grants) sum += grant.WholeDivision ? Volatile.Read(ref Slot(grant.Division)) : Volatile.Read(ref Slot(grant.BodyId));
        return sum;
    }

    internal void Acted(Actor actor) => Interlocked.Increment(ref Slot(actor.HolderId));

    internal void Changed(long bodyId, string division)
    {
        Interlocked.Increment(ref Slot(bodyId));
        foreach (var length in Lengths)
            if (length <= division.Length) Interlocked.Increment(ref Slot(division.AsSpan(0, length)));
    }

    // A slot shared by chance makes an answer anew too often, never too seldom.
    private ref long Slot(long id) => ref _slots[HashCode.Combine(id) & (_slots.Length - 1)];

    private ref long Slot(ReadOnlySpan<char> division) => ref _slots[string.GetHashCode(division, StringComparison.Ordinal) & (_slots.Length - 1)];
}
