namespace Heluo.Engines.Ledger;

/// <summary>
/// Judges a proof by itself: no log, no store, no network. With <see cref="ProofMath"/> about a hundred lines, so that anybody can read what is checked.
/// </summary>
public static class ProofVerifier
{
    /// <summary>Judges every step, also after one has failed.</summary>
    /// <param name="proof">The proof.</param>
    /// <param name="trusted">Keys the reader trusts; null takes those in the proof, which shows only that the proof is whole, not whose it is.</param>
    /// <param name="witnesses">How many witnesses must have cosigned the head.</param>
    public static ProofVerdict Verify(LedgerProof proof, IReadOnlyList<HeadKey>? trusted = null, int witnesses = 0)
    {
        var keys = trusted ?? proof.Keys;
        var steps = new List<ProofStep> { Signed("head-signature", "账本头的签名", proof.Head, keys) };
        if (proof.Older is { } older)
        {
            steps.Add(Signed("older-signature", "旧账本头的签名", older, keys));
            steps.Add(Continued(older.Head, proof.Head.Head, proof.Path));
        }

        if (proof.Entry is { } entry) steps.Add(Included(entry, proof));
        if (proof is { Older: null, Entry: null }) steps.Add(new ProofStep("nothing-proved", "证明的内容", false, "证明里既没有登记内容，也没有旧账本头。"));
        if (witnesses > 0) steps.Add(Witnessed(proof.Head, keys, witnesses));
        return new ProofVerdict(steps, trusted is not null);
    }

    private static ProofStep Signed(string code, string name, SignedHead head, IReadOnlyList<HeadKey> keys)
    {
        var signer = keys.FirstOrDefault(key => !key.IsWitness && head.SignedBy(key) is not null);
        return signer is null
            ? new ProofStep(code, name, false, $"没有账本“{head.Head.Origin}”的有效签名，或没有它的公钥。")
            : new ProofStep(code, name, true, $"{signer.Name}，密钥 {signer.Id:x8}");
    }

    private static ProofStep Included(ReadOnlyMemory<byte> entry, LedgerProof proof)
    {
        var head = proof.Head.Head;
        return ProofMath.IsIncluded(head.Hasher, head.Hasher.Leaf(entry.Span), proof.Index, head.Size, head.Root, proof.Path)
            ? new ProofStep("inclusion", "登记证明", true, $"{head.Size} 条中的第 {proof.Index} 条，{head.Hasher.Name}")
            : new ProofStep("inclusion", "登记证明", false, "由登记内容和证明算出的根与账本头不一致：内容、位置或证明被改动过。");
    }

    private static ProofStep Continued(TreeHead older, TreeHead newer, IReadOnlyList<TreeHash> path)
    {
        if (older.Origin != newer.Origin || older.Hasher != newer.Hasher) return new ProofStep("consistency", "续写证明", false, "两个账本头不是同一个账本的。");
        return ProofMath.IsConsistent(newer.Hasher, older.Size, older.Root, newer.Size, newer.Root, path)
            ? new ProofStep("consistency", "续写证明", true, $"{newer.Size} 条的账本以原来的 {older.Size} 条开头")
            : new ProofStep("consistency", "续写证明", false, "新账本不是在旧账本上续写的：有内容被改动或删去。");
    }

    private static ProofStep Witnessed(SignedHead head, IReadOnlyList<HeadKey> keys, int needed)
    {
        var names = keys.Where(key => key.IsWitness && head.SignedBy(key) is not null).Select(key => key.Name).Distinct(StringComparer.Ordinal).ToList();
        return new ProofStep("witnesses", "见证", names.Count >= needed, $"要求 {needed} 个，有 {names.Count} 个：{string.Join('、', names)}");
    }
}
