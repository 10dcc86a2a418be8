using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Heluo.Engines.Crypto;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Heluo.Engines.Ledger;

/// <summary>
/// The public key of a log or witness under its name. <see cref="ToString"/> gives the verifier key of C2SP signed-note, <c>name+id+base64</c>, by which
/// it is handed to others.
/// </summary>
public sealed class HeadKey : IEquatable<HeadKey>
{
    private readonly byte[] typed;
    private readonly Func<byte[], byte[], bool> verify;

    /// <summary>A key under a name.</summary>
    /// <param name="name">Without spaces, plus signs and line breaks.</param>
    /// <param name="kind">Algorithm and use.</param>
    /// <param name="publicKey">32 bytes for Ed25519, 65 for SM2.</param>
    /// <exception cref="FormatException">The name or the key is not well formed.</exception>
    public HeadKey(string name, HeadKeyKind kind, ReadOnlySpan<byte> publicKey)
    {
        if (name.Length is 0 or > 255 || name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '+'))
            throw new FormatException($"密钥名称“{name}”不能为空，也不能含空格或加号。");
        Name = name;
        Kind = kind;
        typed = [.. Prefix(kind), .. publicKey];
        verify = Verifier(kind, publicKey.ToArray());
        Id = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', .. typed]));
    }

    /// <summary>Whose key it is; a log's key has the log's name.</summary>
    public string Name { get; }

    /// <summary>Algorithm and use.</summary>
    public HeadKeyKind Kind { get; }

    /// <summary>The first four bytes of a digest of name and key, by which signatures name it.</summary>
    public uint Id { get; }

    /// <summary>Whether it is a witness's key, whose signatures carry a time.</summary>
    public bool IsWitness => Kind is HeadKeyKind.WitnessEd25519 or HeadKeyKind.WitnessSm2;

    /// <summary>Reads what <see cref="ToString"/> gives, of any signed-note program whose algorithm is known here.</summary>
    /// <exception cref="FormatException">Not a verifier key.</exception>
    public static HeadKey Parse(string text)
    {
        var parts = text.Trim().Split('+', 3);
        if (parts.Length != 3) throw new FormatException("公钥应写作 名称+编号+base64。");
        var bytes = Base64Text.Decode(parts[2], $"公钥“{parts[0]}”");
        foreach (var kind in Enum.GetValues<HeadKeyKind>())
        {
            var prefix = Prefix(kind);
            if (!bytes.AsSpan().StartsWith(prefix)) continue;
            var key = new HeadKey(parts[0], kind, bytes.AsSpan(prefix.Length));
            return key.Id.ToString("x8", null) == parts[1] ? key : throw new FormatException($"公钥“{parts[0]}”的编号与内容不符。");
        }

        throw new FormatException($"不认识公钥“{parts[0]}”的算法。");
    }

    /// <summary>Whether a signature over a message is this key's.</summary>
    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) => verify(message.ToArray(), signature.ToArray());

    /// <inheritdoc/>
    public override string ToString() => $"{Name}+{Id:x8}+{Convert.ToBase64String(typed)}";

    /// <inheritdoc/>
    public bool Equals(HeadKey? other) => other is not null && Name == other.Name && typed.AsSpan().SequenceEqual(other.typed);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HeadKey);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Id;

    private static byte[] Prefix(HeadKeyKind kind) => kind switch
    {
        HeadKeyKind.LogEd25519 => [1],
        HeadKeyKind.WitnessEd25519 => [4],
        HeadKeyKind.LogSm2 => [0xFF, .. "SM2-SM3/note\n"u8],
        _ => [0xFF, .. "SM2-SM3/cosignature\n"u8],
    };

    private static Func<byte[], byte[], bool> Verifier(HeadKeyKind kind, byte[] publicKey)
    {
        if (kind is HeadKeyKind.LogEd25519 or HeadKeyKind.WitnessEd25519)
        {
            if (publicKey.Length != Ed25519.PublicKeySize) throw new FormatException("Ed25519 公钥应为 32 字节。");
            return (message, signature) =>
                signature.Length == Ed25519.SignatureSize && Ed25519.Verify(signature, 0, publicKey, 0, message, 0, message.Length);
        }

        try
        {
            var key = new Sm2PublicKey(publicKey);
            return (message, signature) => signature.Length == Sm2Signature.RawBytes && key.Verify(message, new Sm2Signature(signature));
        }
        catch (CryptographicException cause)
        {
            throw new FormatException(cause.Message, cause);
        }
    }
}
