using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Heluo.Engines.Crypto;

/// <summary>SM4 in Galois/counter mode (GB/T 17964, RFC 8998): secrecy and integrity together. Dispose to overwrite the key. Safe for many threads.</summary>
public sealed class Sm4Gcm : IDisposable
{
    /// <summary>Object identifier of SM4-GCM (GM/T 0006).</summary>
    public const string Oid = "1.2.156.10197.1.104.8";

    /// <summary>Bytes of a nonce: 12.</summary>
    public const int NonceBytes = 12;

    /// <summary>Bytes of a tag: 16.</summary>
    public const int TagBytes = 16;

    private readonly Sm4 cipher;
    private readonly byte[] hashKey = GC.AllocateArray<byte>(Sm4.BlockBytes, pinned: true);

    /// <summary>Takes a 16-byte key.</summary>
    public Sm4Gcm(ReadOnlySpan<byte> key)
    {
        cipher = new Sm4(key);
        cipher.EncryptBlocks(hashKey, hashKey);
    }

    /// <summary>Encrypts and authenticates.</summary>
    /// <param name="nonce">12 bytes, never used twice under one key.</param>
    /// <param name="plaintext">Any length below 64 GiB.</param>
    /// <param name="ciphertext">Exactly as long as the plaintext; may be the same memory.</param>
    /// <param name="tag">16 bytes.</param>
    /// <param name="associated">Authenticated but not encrypted; may be empty.</param>
    public void Encrypt(
        ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag, ReadOnlySpan<byte> associated = default)
    {
        Check(nonce, plaintext.Length, ciphertext.Length, tag.Length);
        var counter = Counter(nonce);
        Sm4Ctr.Transform(cipher, counter + 1, 32, plaintext, ciphertext);
        Tag(counter, associated, ciphertext, tag);
    }

    /// <summary>Checks the tag, then decrypts; nothing is written to <paramref name="plaintext"/> before the tag is right.</summary>
    /// <returns>False when key, nonce, ciphertext, tag or associated data do not belong together.</returns>
    public bool TryDecrypt(
        ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext, ReadOnlySpan<byte> associated = default)
    {
        Check(nonce, ciphertext.Length, plaintext.Length, tag.Length);
        var counter = Counter(nonce);
        Span<byte> expected = stackalloc byte[TagBytes];
        Tag(counter, associated, ciphertext, expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, tag)) return false;
        Sm4Ctr.Transform(cipher, counter + 1, 32, ciphertext, plaintext);
        return true;
    }

    /// <summary>Overwrites the key.</summary>
    public void Dispose()
    {
        cipher.Dispose();
        CryptographicZero.Clear(hashKey);
    }

    private static UInt128 Counter(ReadOnlySpan<byte> nonce)
    {
        Span<byte> first = stackalloc byte[Sm4.BlockBytes];
        nonce.CopyTo(first);
        BinaryPrimitives.WriteUInt32BigEndian(first[NonceBytes..], 1);
        return BinaryPrimitives.ReadUInt128BigEndian(first);
    }

    private void Tag(UInt128 counter, ReadOnlySpan<byte> associated, ReadOnlySpan<byte> ciphertext, Span<byte> tag)
    {
        Span<byte> digest = stackalloc byte[Sm4.BlockBytes];
        var hash = new GaloisHash(hashKey);
        hash.Append(associated);
        hash.Append(ciphertext);
        hash.Finish(associated.Length, ciphertext.Length, digest);
        Sm4Ctr.Transform(cipher, counter, 32, digest, tag);
    }

    private static void Check(ReadOnlySpan<byte> nonce, int source, int target, int tag)
    {
        if (nonce.Length != NonceBytes) throw new ArgumentException("SM4-GCM 随机数须为 12 字节", nameof(nonce));
        if (target != source) throw new ArgumentException("输出缓冲区须与输入等长", nameof(target));
        if (tag != TagBytes) throw new ArgumentException("SM4-GCM 标签须为 16 字节", nameof(tag));
    }
}
