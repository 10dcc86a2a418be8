using CsCheck;
using Heluo.Engines.Ledger;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Ledger;

public sealed class TreeTests
{
    [Fact]
    public void Root_PublishedLeaves_IsThePublishedRoot()
    {
        var log = MerkleLog.Open("log", TreeHasher.Sha256, new MemoryTileStore());
        using var signer = new Ed25519HeadSigner("log", new byte[32]);
        log.Publish(signer, LedgerSamples.Now).Head.Root.ToString().ShouldBe(PublishedVectors.Roots[0]);
        foreach (var leaf in PublishedVectors.Leaves)
        {
            log.Append(leaf);
            log.Publish(signer, LedgerSamples.Now).Head.Root.ToString().ShouldBe(PublishedVectors.Roots[log.Size]);
        }
    }

    [Fact]
    public void ProveInclusion_PublishedTrees_GivesThePublishedPaths()
    {
        foreach (var (index, size, path) in PublishedVectors.Inclusions)
        {
            Published(size).ProveInclusion(index).Path.Select(h => h.ToString()).ShouldBe(path);
            ProofMath.IsIncluded(TreeHasher.Sha256, TreeHasher.Sha256.Leaf(PublishedVectors.Leaves[index]), index, size, Root(size), [.. path.Select(TreeHash.Parse)]).ShouldBeTrue();
        }
    }

    [Fact]
    public void ProveConsistency_PublishedTrees_GivesThePublishedPaths()
    {
        foreach (var (older, newer, path) in PublishedVectors.Consistencies)
        {
            Published(newer).ProveConsistency(Published(older).Published!).Path.Select(h => h.ToString()).ShouldBe(path);
            ProofMath.IsConsistent(TreeHasher.Sha256, older, Root(older), newer, Root(newer), [.. path.Select(TreeHash.Parse)]).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("SM3")]
    [InlineData("SHA-256")]
    public void Root_AnySize_IsThatOfTheDefinition(string hash)
    {
        var hasher = TreeHasher.Named(hash)!;
        Gen.Int[0, 700].Sample(size =>
        {
            var entries = Enumerable.Range(0, size).Select(i => LedgerSamples.Entry(i)).ToArray();
            LedgerSamples.Log(size, hasher).Published!.Head.Root.ToArray().ShouldBe(LedgerSamples.Root(hasher, entries));
        }, iter: 60);
    }

    [Fact]
    public void Proofs_AnyTree_HoldAndNoOtherDoes()
    {
        var larger = LedgerSamples.Log(1500);
        Gen.Select(Gen.Int[1, 1500], Gen.Int[0, 1499], Gen.Int[0, 11], Gen.Int[1, 255]).Sample((older, at, step, change) =>
        {
            var index = at % older;
            var smaller = LedgerSamples.Log(older);
            var proof = smaller.ProveInclusion(index);
            var head = smaller.Published!.Head;
            var leaf = head.Hasher.Leaf(LedgerSamples.Entry(index));
            ProofMath.IsIncluded(head.Hasher, leaf, index, older, head.Root, proof.Path).ShouldBeTrue();
            ProofMath.IsIncluded(head.Hasher, leaf, index + 1, older, head.Root, proof.Path).ShouldBeFalse();
            ProofMath.IsIncluded(head.Hasher, leaf, index, older, head.Root, [.. proof.Path, leaf]).ShouldBeFalse();
            if (proof.Path.Count > 0)
                ProofMath.IsIncluded(head.Hasher, leaf, index, older, head.Root, Changed(proof.Path, step, change)).ShouldBeFalse();

            var newer = larger.Published!.Head;
            var path = larger.ProveConsistency(smaller.Published).Path;
            ProofMath.IsConsistent(head.Hasher, older, head.Root, newer.Size, newer.Root, path).ShouldBeTrue();
            if (path.Count > 0)
                ProofMath.IsConsistent(head.Hasher, older, head.Root, newer.Size, newer.Root, Changed(path, step, change)).ShouldBeFalse();
            if (older != newer.Size) ProofMath.IsConsistent(head.Hasher, older, leaf, newer.Size, newer.Root, path).ShouldBe(leaf == head.Root);
        }, iter: 150);
    }

    [Fact]
    public void IsIncluded_HostileNumbers_IsFalse()
    {
        var hash = default(TreeHash);
        foreach (var (index, size) in new[] { (-1L, 1L), (0L, 0L), (0L, -1L), (long.MaxValue, long.MaxValue), (long.MinValue, long.MaxValue), (5L, 5L) })
        {
            ProofMath.IsIncluded(TreeHasher.Sm3, hash, index, size, hash, [hash, hash]).ShouldBeFalse();
            ProofMath.IsConsistent(TreeHasher.Sm3, index, hash, size, hash, [hash]).ShouldBeFalse();
        }

        ProofMath.IsIncluded(TreeHasher.Sm3, hash, long.MaxValue - 1, long.MaxValue, hash, [.. Enumerable.Repeat(hash, 200)]).ShouldBeFalse();
    }

    private static TreeHash Root(long size) => TreeHash.Parse(PublishedVectors.Roots[size]);

    private static MerkleLog Published(long size)
    {
        var log = MerkleLog.Open(LedgerSamples.Origin, TreeHasher.Sha256, new MemoryTileStore());
        foreach (var leaf in PublishedVectors.Leaves.Take((int)size)) log.Append(leaf);
        log.Publish(LedgerSamples.Signer(), LedgerSamples.Now);
        return log;
    }

    private static List<TreeHash> Changed(IReadOnlyList<TreeHash> path, int step, int change)
    {
        var changed = path.ToList();
        var bytes = changed[step % path.Count].ToArray();
        bytes[change % bytes.Length] ^= (byte)change;
        changed[step % path.Count] = new TreeHash(bytes);
        return changed;
    }
}
