namespace Heluo.Engines.Crypto;

/// <summary>
/// Evidence that a document existed at a time, where one timestamp covers many documents through a hash tree: an EvidenceRecord of RFC 4998 with
/// one archive timestamp. The cost of a signature is shared by all documents of a batch; each record holds only its own path.
/// </summary>
public sealed class EvidenceRecord
{
    private const int MostLevels = 64;

    private readonly IReadOnlyList<IReadOnlyList<ReadOnlyMemory<byte>>> path;

    private EvidenceRecord(ReadOnlyMemory<byte> encoded, TimestampToken token, IReadOnlyList<IReadOnlyList<ReadOnlyMemory<byte>>> path)
    {
        Encoded = encoded;
        Token = token;
        this.path = path;
    }

    /// <summary>The whole encoding.</summary>
    public ReadOnlyMemory<byte> Encoded { get; }

    /// <summary>The timestamp over the root of the tree.</summary>
    public TimestampToken Token { get; }

    /// <summary>Stamps a batch.</summary>
    /// <param name="digests">SM3 of each document, one or more.</param>
    /// <param name="authority">Stamps the root.</param>
    /// <returns>One record for each digest, in the same order.</returns>
    public static IReadOnlyList<EvidenceRecord> Stamp(IReadOnlyList<byte[]> digests, TimestampAuthority authority)
    {
        ArgumentNullException.ThrowIfNull(digests);
        ArgumentNullException.ThrowIfNull(authority);
        if (digests.Count == 0 || digests.Any(digest => digest.Length != Sm3.DigestBytes))
            throw new ArgumentException("至少要有一个 32 字节的摘要", nameof(digests));
        var levels = new List<byte[][]> { digests.ToArray() };
        while (levels[^1].Length > 1) levels.Add(Above(levels[^1]));
        var token = authority.Stamp(levels[^1][0]).Encoded;
        return [.. Enumerable.Range(0, digests.Count).Select(i => Parse(Encode(levels, i, token)))];
    }

    /// <summary>Reads one.</summary>
    /// <exception cref="DerException">Anything else.</exception>
    public static EvidenceRecord Parse(ReadOnlyMemory<byte> der)
    {
        var own = der.ToArray();
        var record = DerReader.OpenSequence(own);
        if (record.SmallInteger() != 1) throw new DerException("证据记录版本不支持");
        record.Sequence();
        var stamp = record.Sequence().Sequence().Sequence();
        record.End();
        stamp.Optional(DerTag.Context(0));
        stamp.Optional(DerTag.Context(1));
        var path = new List<IReadOnlyList<ReadOnlyMemory<byte>>>();
        if (stamp.Optional(DerTag.Context(2)) is { } tree)
        {
            var groups = stamp.Into(tree);
            while (!groups.AtEnd)
            {
                if (path.Count == MostLevels) throw new DerException("证据记录的路径过长");
                path.Add(Group(groups.Sequence()));
            }
        }

        var token = TimestampToken.Parse(stamp.Any().Encoded);
        stamp.End();
        return new EvidenceRecord(own, token, path);
    }

    /// <summary>Judges the record for a document (RFC 4998 clause 4.3).</summary>
    /// <param name="digest">SM3 of the document.</param>
    /// <param name="verifier">Judges the timestamp authority's certificate.</param>
    /// <returns>Empty when it is good, else a sentence for a person.</returns>
    public string Verify(ReadOnlySpan<byte> digest, CertificateVerifier verifier)
    {
        var sought = digest.ToArray();
        if (path.Count > 0 && !path[0].Any(one => one.Span.SequenceEqual(sought))) return "证据记录里没有这份文件的摘要";
        var current = sought;
        for (var level = 0; level < path.Count; level++)
            current = Join(level == 0 ? path[0] : [.. path[level], current]);
        return Token.Verify(current, verifier);
    }

    private static List<ReadOnlyMemory<byte>> Group(DerReader group)
    {
        var members = new List<ReadOnlyMemory<byte>>();
        while (!group.AtEnd) members.Add(group.OctetString());
        return members;
    }

    private static byte[][] Above(byte[][] level)
    {
        var above = new byte[(level.Length + 1) / 2][];
        for (var i = 0; i < above.Length; i++) above[i] = (2 * i) + 1 < level.Length ? Join([level[2 * i], level[(2 * i) + 1]]) : level[2 * i];
        return above;
    }

    /// <summary>Digest of the members in ascending order.</summary>
    private static byte[] Join(IReadOnlyList<ReadOnlyMemory<byte>> members)
    {
        var core = Sm3Core.Start();
        foreach (var member in members.Order(Comparer<ReadOnlyMemory<byte>>.Create((a, b) => a.Span.SequenceCompareTo(b.Span)))) core.Append(member.Span);
        var digest = new byte[Sm3.DigestBytes];
        core.Finish(digest);
        return digest;
    }

    private static byte[] Encode(List<byte[][]> levels, int index, ReadOnlyMemory<byte> token)
    {
        var groups = new List<ReadOnlyMemory<byte>>();
        var at = index;
        foreach (var level in levels.SkipLast(1))
        {
            var sibling = at ^ 1;
            if (sibling < level.Length)
            {
                groups.Add(groups.Count == 0
                    ? Der.Sequence(Der.OctetString(levels[0][index]), Der.OctetString(level[sibling]))
                    : Der.Sequence(Der.OctetString(level[sibling])));
            }

            at /= 2;
        }

        var algorithm = Der.Algorithm(Sm3.Oid);
        var stamp = Der.Sequence(
            Der.Context(0, new DerReader(algorithm).Any().Content), groups.Count > 0 ? Der.Context(2, groups.ToArray()) : default, token);
        return Der.Sequence(Der.Integer(1), Der.Sequence(algorithm), Der.Sequence(Der.Sequence(stamp)));
    }
}
