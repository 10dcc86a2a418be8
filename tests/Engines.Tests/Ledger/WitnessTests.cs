using Heluo.Engines.Ledger;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Ledger;

public sealed class WitnessTests
{
    private static readonly Witness One = new(LedgerSamples.Signer("witness-one", "见证一"), [LedgerSamples.Signer().Key]);
    private static readonly Witness Two = new(LedgerSamples.Signer("witness-two", "见证二"), [LedgerSamples.Signer().Key]);
    private static readonly HeadKey[] Keys =
    [
        LedgerSamples.Signer().Key, LedgerSamples.Signer("witness-one", "见证一").Key, LedgerSamples.Signer("witness-two", "见证二").Key,
    ];

    [Fact]
    public void Cosign_GrowingLog_AddsItsSignature()
    {
        var store = new MemoryTileStore();
        var first = LedgerSamples.Log(10, store: store).Published!;
        var log = LedgerSamples.Log(500, store: store);
        var path = log.ProveConsistency(first).Path;
        var cosigned = Two.Cosign(null, One.Cosign(first.Head, log.Published!, path, LedgerSamples.Now).Cosigned!, [], LedgerSamples.Now.AddSeconds(5)).Cosigned!;
        log.Attach(cosigned);
        MerkleLog.Open(LedgerSamples.Origin, TreeHasher.Sm3, store).Published!.SignedBy(Keys[1]).ShouldBe(LedgerSamples.Now);
        cosigned.SignedBy(Keys[2]).ShouldBe(LedgerSamples.Now.AddSeconds(5));
        ProofVerifier.Verify(log.ProveInclusion(7), Keys, witnesses: 2).IsValid.ShouldBeTrue();
        ProofVerifier.Verify(log.ProveInclusion(7), Keys[..2], witnesses: 2).IsValid.ShouldBeFalse();
    }

    [Fact]
    public void Cosign_RewrittenLog_IsRefused()
    {
        var first = LedgerSamples.Log(10).Published!;
        var other = MerkleLog.Open(LedgerSamples.Origin, TreeHasher.Sm3, new MemoryTileStore());
        for (var i = 0; i < 20; i++) other.Append(LedgerSamples.Entry(i == 3 ? 99 : i));
        other.Publish(LedgerSamples.Signer(), LedgerSamples.Now);
        One.Cosign(first.Head, other.Published!, other.ProveConsistency(first).Path, LedgerSamples.Now).Refusal!.ShouldContain("没有在上次见证的基础上续写");
    }

    [Fact]
    public void Cosign_ShorterLog_IsRefused() =>
        One.Cosign(LedgerSamples.Log(10).Published!.Head, LedgerSamples.Log(9).Published!, [], LedgerSamples.Now).Refusal!.ShouldContain("只有 9 条");

    [Fact]
    public void Cosign_SameSizeOtherRoot_IsRefused()
    {
        var other = MerkleLog.Open(LedgerSamples.Origin, TreeHasher.Sm3, new MemoryTileStore());
        for (var i = 0; i < 10; i++) other.Append("x"u8);
        One.Cosign(LedgerSamples.Log(10).Published!.Head, other.Publish(LedgerSamples.Signer(), LedgerSamples.Now), [], LedgerSamples.Now).Refusal.ShouldNotBeNull();
    }

    [Fact]
    public void Cosign_UnknownLog_IsRefused()
    {
        var log = MerkleLog.Open(LedgerSamples.Origin, TreeHasher.Sm3, new MemoryTileStore());
        One.Cosign(null, log.Publish(LedgerSamples.Signer("log-other"), LedgerSamples.Now), [], LedgerSamples.Now).Refusal!.ShouldContain("不是由所见证的账本签名");
    }
}
