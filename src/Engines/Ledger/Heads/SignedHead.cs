using System.Buffers.Binary;
using System.Text;

namespace Heluo.Engines.Ledger;

/// <summary>A tree head with the signatures of its log and of witnesses, as a C2SP signed note. Immutable.</summary>
public sealed class SignedHead
{
    private const string Mark = "— ";
    private const int Limit = 1 << 20;
    private const int SignatureLimit = 64;

    private SignedHead(string body, IReadOnlyList<HeadSignature> signatures)
    {
        Body = body;
        Head = TreeHead.Parse(body);
        Signatures = signatures;
    }

    /// <summary>What is signed.</summary>
    public TreeHead Head { get; }

    /// <summary>The text that is signed, as it was received.</summary>
    public string Body { get; }

    /// <summary>All signatures, known and unknown, in order.</summary>
    public IReadOnlyList<HeadSignature> Signatures { get; }

    /// <summary>Signs a head with the log's key.</summary>
    /// <exception cref="ArgumentException">The key is a witness's or has another name than the log.</exception>
    public static SignedHead Sign(TreeHead head, IHeadSigner signer)
    {
        if (signer.Key.IsWitness || signer.Key.Name != head.Origin) throw new ArgumentException($"应以账本“{head.Origin}”自己的密钥签名。", nameof(signer));
        var body = head.ToString();
        return new SignedHead(body, [new HeadSignature(signer.Key.Name, signer.Key.Id, signer.Sign(Encoding.UTF8.GetBytes(body)))]);
    }

    /// <summary>Reads a signed note whose text is a head.</summary>
    /// <exception cref="FormatException">Not a signed head.</exception>
    public static SignedHead Parse(string note)
    {
        var blank = note.Length > Limit ? -1 : note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (blank < 0 || !note.EndsWith('\n')) throw new FormatException("不是签名的账本头：正文和签名之间应空一行。");
        var lines = note[(blank + 2)..].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length > SignatureLimit) throw new FormatException($"账本头的签名超过 {SignatureLimit} 个。");
        return new SignedHead(note[..(blank + 1)], [.. lines.Select(Signature)]);
    }

    /// <summary>The same head with one more signature.</summary>
    public SignedHead With(HeadSignature signature) =>
        new(Body, [.. Signatures.Where(s => s.Name != signature.Name || s.KeyId != signature.KeyId), signature]);

    /// <summary>The time of a witness's signature by this key, the time of the head for a log's, or null when there is no valid one.</summary>
    public DateTimeOffset? SignedBy(HeadKey key)
    {
        if (!key.IsWitness && key.Name != Head.Origin) return null;
        foreach (var signature in Signatures.Where(s => s.Name == key.Name && s.KeyId == key.Id))
        {
            if (!key.IsWitness && key.Verify(Encoding.UTF8.GetBytes(Body), signature.Content.Span)) return Head.Time ?? DateTimeOffset.UnixEpoch;
            if (!key.IsWitness || signature.Content.Length <= 8) continue;
            var seconds = BinaryPrimitives.ReadUInt64BigEndian(signature.Content.Span);
            if (seconds < 253_402_300_800 && key.Verify(Witnessed(Body, seconds), signature.Content.Span[8..])) return DateTimeOffset.FromUnixTimeSeconds((long)seconds);
        }

        return null;
    }

    /// <summary>The note: text, blank line, signatures.</summary>
    public override string ToString()
    {
        var note = new StringBuilder(Body).Append('\n');
        foreach (var signature in Signatures)
        {
            var content = new byte[4 + signature.Content.Length];
            BinaryPrimitives.WriteUInt32BigEndian(content, signature.KeyId);
            signature.Content.CopyTo(content.AsMemory(4));
            note.Append(Mark).Append(signature.Name).Append(' ').Append(Convert.ToBase64String(content)).Append('\n');
        }

        return note.ToString();
    }

    /// <summary>What a witness signs (C2SP tlog-cosignature).</summary>
    internal static byte[] Witnessed(string body, ulong seconds) => Encoding.UTF8.GetBytes($"cosignature/v1\ntime {seconds}\n{body}");

    private static HeadSignature Signature(string line)
    {
        var space = line.IndexOf(' ', Mark.Length > line.Length ? 0 : Mark.Length);
        if (!line.StartsWith(Mark, StringComparison.Ordinal) || space < 0) throw new FormatException("签名行应写作“— 名称 base64”。");
        var content = Base64Text.Decode(line[(space + 1)..], "签名行");
        if (content.Length < 5) throw new FormatException("签名行太短。");
        return new HeadSignature(line[Mark.Length..space], BinaryPrimitives.ReadUInt32BigEndian(content), content.AsMemory(4));
    }
}
