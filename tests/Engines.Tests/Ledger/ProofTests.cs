using System.Text;
using CsCheck;
using Heluo.Engines.Ledger;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Ledger;

public sealed class ProofTests
{
    private static readonly HeadKey Key = LedgerSamples.Signer().Key;

    [Fact]
    public void Verify_InclusionFromJson_Holds()
    {
        var proof = LedgerProof.Parse(LedgerSamples.Log(1000).ProveInclusion(777, null, Key).ToJson());
        var verdict = ProofVerifier.Verify(proof);
        verdict.IsValid.ShouldBeTrue();
        verdict.KeysWereTrusted.ShouldBeFalse();
        verdict.Steps.Select(s => s.Code).ShouldBe(["head-signature", "inclusion"]);
        ProofVerifier.Verify(proof, [LedgerSamples.Signer("log-other").Key]).IsValid.ShouldBeFalse();
        ProofVerifier.Verify(proof, [Key], witnesses: 1).IsValid.ShouldBeFalse();
    }

    [Fact]
    public void Verify_ConsistencyFromJson_Holds()
    {
        var store = new MemoryTileStore();
        var older = LedgerSamples.Log(300, store: store).Published!;
        var proof = LedgerProof.Parse(LedgerSamples.Log(1000, store: store).ProveConsistency(older, Key).ToJson());
        ProofVerifier.Verify(proof, [Key]).Steps.Select(s => (s.Code, s.Passed)).ShouldBe([("head-signature", true), ("older-signature", true), ("consistency", true)]);
        ProofVerifier.Verify(proof with { Older = LedgerSamples.Log(300, TreeHasher.Sha256).Published }, [Key]).IsValid.ShouldBeFalse();
    }

    [Fact]
    public void Parse_KeysOrSignaturesBeyondMeasure_AreRefused()
    {
        var proof = LedgerSamples.Log(3).ProveInclusion(1, null, Key);
        Should.Throw<FormatException>(() => LedgerProof.Parse((proof with { Keys = [.. Enumerable.Repeat(Key, 65)] }).ToJson())).Message.ShouldContain("公钥太多");
        LedgerProof.Parse((proof with { Keys = [.. Enumerable.Repeat(Key, 64)] }).ToJson()).Keys.Count.ShouldBe(64);
        var note = proof.Head.ToString();
        Should.Throw<FormatException>(() => SignedHead.Parse(note + string.Concat(Enumerable.Repeat(note[(note.LastIndexOf("\n\n", StringComparison.Ordinal) + 2)..], 64)))).Message.ShouldContain("签名超过");
    }

    [Fact]
    public void Verify_NothingProved_DoesNotHold() => ProofVerifier.Verify(new LedgerProof(LedgerSamples.Log(3).Published!), [Key]).IsValid.ShouldBeFalse();

    [Fact]
    public void Verify_AnyChangedByteOfContent_DoesNotHold()
    {
        var json = LedgerSamples.Log(300).ProveInclusion(77, null, Key).ToJson();
        var text = Encoding.UTF8.GetString(json);
        var end = text.IndexOf("\"keys\"", StringComparison.Ordinal);
        Gen.Select(Gen.Int[0, Encoding.UTF8.GetByteCount(text[..end]) - 1], Gen.Int[1, 255]).Sample((at, change) =>
        {
            var changed = (byte[])json.Clone();
            changed[at] ^= (byte)change;
            try
            {
                // White space, letter case of digits and the unused bits at the end of base64 say the same as before.
                var read = LedgerProof.Parse(changed);
                if (ProofVerifier.Verify(read, [Key]).IsValid) Canonical(read).ShouldBe(Canonical(LedgerProof.Parse(json)));
            }
            catch (FormatException)
            {
                // Refused as unreadable.
            }
        }, iter: 4000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"format\":\"heluo-proof/2\"}")]
    [InlineData("{\"format\":\"heluo-proof/1\",\"head\":null,\"path\":[]}")]
    [InlineData("{\"format\":\"heluo-proof/1\",\"head\":\"x\",\"path\":[null]}")]
    [InlineData("{\"format\":\"heluo-proof/1\",\"head\":\"x\",\"path\":5}")]
    public void Parse_NoProof_IsRefused(string text) => Should.Throw<FormatException>(() => LedgerProof.Parse(Encoding.UTF8.GetBytes(text)));

    private static string Canonical(LedgerProof proof) => (proof with { Keys = [] }).ToString();
}
