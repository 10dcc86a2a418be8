using Heluo.Engines.Crypto;
using Heluo.Engines.Ledger;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Ledger;

/// <summary>What a user of the package sees: its README and its public surface.</summary>
public sealed class LedgerPackageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("heluo-ledger-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Readme_Sample_Runs()
    {
        ReadmeSample.ShouldStandIn("src/Engines/Ledger/README.md", "tests/Engines.Tests/Ledger/LedgerPackageTests.cs");
        var passphrase = "a passphrase for a test";

        using var keys = SoftwareKeyStore.Open(Path.Combine(folder, "keys"), passphrase, 1000);
        var witness = new Witness(new Sm2HeadSigner(Witness(keys), "witness", "见证", isWitness: true), [new Sm2HeadSigner(keys, "log", "henan.example/audit").Key]);

        var signer = new Sm2HeadSigner(keys, "log", "henan.example/audit");
        var store = new FileTileStore(Path.Combine(folder, "log"));
        var log = MerkleLog.Open(signer.Key.Name, TreeHasher.Sm3, store);

        var index = log.Append("2026-03-02 张三 受理 …"u8);
        var head = log.Publish(signer, TimeProvider.System.GetUtcNow());

        var proof = log.ProveInclusion(index, null, signer.Key);
        var verdict = ProofVerifier.Verify(LedgerProof.Parse(proof.ToJson()), [signer.Key]);
        var older = log.ProveConsistency(head, signer.Key);

        var answer = witness.Cosign(null, head, [], TimeProvider.System.GetUtcNow());
        log.Attach(answer.Cosigned!);

        verdict.IsValid.ShouldBeTrue();
        ProofVerifier.Verify(older, [signer.Key]).IsValid.ShouldBeTrue();
        log.Published!.Signatures.Count.ShouldBe(2);
    }

    private static SoftwareKeyStore Witness(SoftwareKeyStore keys)
    {
        keys.Generate("log");
        keys.Generate("witness");
        return keys;
    }
}
