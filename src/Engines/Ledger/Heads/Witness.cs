using System.Buffers.Binary;

namespace Heluo.Engines.Ledger;

/// <summary>
/// Cosigns heads of logs it knows, each only when it continues the one cosigned before: with enough witnesses nobody can be shown another history. The host
/// keeps the last cosigned head of each log and gives it in; it must be saved before the cosignature is handed out.
/// </summary>
/// <param name="signer">The witness's key.</param>
/// <param name="logs">Keys of the logs it watches.</param>
public sealed class Witness(IHeadSigner signer, IReadOnlyList<HeadKey> logs)
{
    /// <summary>Judges the next head of a log.</summary>
    /// <param name="last">The head cosigned last, or null for the first.</param>
    /// <param name="next">The head to be cosigned.</param>
    /// <param name="path">Consistency proof from <paramref name="last"/>; empty for the first.</param>
    /// <param name="now">The time of the cosignature.</param>
    /// <returns>The head with the cosignature, or why it was refused.</returns>
    public WitnessAnswer Cosign(TreeHead? last, SignedHead next, IReadOnlyList<TreeHash> path, DateTimeOffset now)
    {
        if (!logs.Any(key => next.SignedBy(key) is not null)) return new WitnessAnswer(null, "账本头不是由所见证的账本签名的。");
        if (last is not null)
        {
            if (last.Origin != next.Head.Origin || last.Hasher != next.Head.Hasher) return new WitnessAnswer(null, "账本或散列算法与上次见证的不同。");
            if (next.Head.Size < last.Size) return new WitnessAnswer(null, $"账本只有 {next.Head.Size} 条，上次见证时已有 {last.Size} 条。");
            if (!ProofMath.IsConsistent(next.Head.Hasher, last.Size, last.Root, next.Head.Size, next.Head.Root, path))
                return new WitnessAnswer(null, "一致性证明不成立：账本没有在上次见证的基础上续写。");
        }

        var seconds = (ulong)now.ToUnixTimeSeconds();
        var signature = signer.Sign(SignedHead.Witnessed(next.Body, seconds));
        var content = new byte[8 + signature.Length];
        BinaryPrimitives.WriteUInt64BigEndian(content, seconds);
        signature.CopyTo(content, 8);
        return new WitnessAnswer(next.With(new HeadSignature(signer.Key.Name, signer.Key.Id, content)), null);
    }
}
