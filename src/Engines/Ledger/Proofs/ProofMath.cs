namespace Heluo.Engines.Ledger;

/// <summary>The two verifications of RFC 9162: nothing but hashes and sizes goes in. Never throws on hostile input.</summary>
public static class ProofMath
{
    /// <summary>Whether a leaf is at <paramref name="index"/> of the tree with this size and root (clause 2.1.3.2).</summary>
    public static bool IsIncluded(TreeHasher hasher, TreeHash leaf, long index, long size, TreeHash root, IReadOnlyList<TreeHash> path)
    {
        if (index < 0 || index >= size) return false;
        var (node, last, hash) = (index, size - 1, leaf);
        foreach (var sibling in path)
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = hasher.Node(sibling, hash);
                for (; (node & 1) == 0 && node != 0; node >>= 1) last >>= 1;
            }
            else
            {
                hash = hasher.Node(hash, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }

    /// <summary>Whether the tree of the second size and root begins with the tree of the first (clause 2.1.4.2).</summary>
    public static bool IsConsistent(TreeHasher hasher, long first, TreeHash firstRoot, long second, TreeHash secondRoot, IReadOnlyList<TreeHash> path)
    {
        if (first < 0 || first > second) return false;
        if (first == second) return path.Count == 0 && firstRoot == secondRoot;
        if (first == 0) return path.Count == 0 && firstRoot == hasher.Empty;
        var (node, last) = (first - 1, second - 1);
        for (; (node & 1) == 1; node >>= 1) last >>= 1;
        var steps = long.IsPow2(first) ? [firstRoot, .. path] : path;
        if (steps.Count == 0 || path.Count == 0) return false;
        var (older, newer) = (steps[0], steps[0]);
        foreach (var hash in steps.Skip(1))
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                (older, newer) = (hasher.Node(hash, older), hasher.Node(hash, newer));
                for (; (node & 1) == 0 && node != 0; node >>= 1) last >>= 1;
            }
            else
            {
                newer = hasher.Node(newer, hash);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && older == firstRoot && newer == secondRoot;
    }
}
