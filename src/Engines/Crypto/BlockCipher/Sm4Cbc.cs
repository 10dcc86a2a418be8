using System.Security.Cryptography;

namespace Heluo.Engines.Crypto;

/// <summary>
/// SM4 in CBC mode with PKCS#7 padding (GB/T 17964). CBC protects no integrity: prefer <see cref="Sm4Gcm"/> unless a format asks for CBC.
/// </summary>
public static class Sm4Cbc
{
    /// <summary>Object identifier of SM4-CBC (GM/T 0006).</summary>
    public const string Oid = "1.2.156.10197.1.104.2";

    private const int Lot = 4096;

    /// <summary>Pads and encrypts.</summary>
    /// <param name="key">16 bytes.</param>
    /// <param name="iv">16 bytes, unpredictable and new for each message.</param>
    /// <param name="plaintext">Any length.</param>
    public static byte[] Encrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> plaintext)
    {
        CheckIv(iv);
        using var cipher = new Sm4(key);
        var padding = Sm4.BlockBytes - (plaintext.Length % Sm4.BlockBytes);
        var result = new byte[plaintext.Length + padding];
        plaintext.CopyTo(result);
        result.AsSpan(plaintext.Length).Fill((byte)padding);
        var previous = iv;
        for (var at = 0; at < result.Length; at += Sm4.BlockBytes)
        {
            var block = result.AsSpan(at, Sm4.BlockBytes);
            Xor(block, previous);
            cipher.EncryptBlocks(block, block);
            previous = block;
        }

        return result;
    }

    /// <summary>Decrypts and removes the padding.</summary>
    /// <param name="key">16 bytes.</param>
    /// <param name="iv">16 bytes.</param>
    /// <param name="ciphertext">A positive multiple of 16 bytes.</param>
    /// <exception cref="CryptographicException">Wrong length or padding; the text says nothing about the plaintext.</exception>
    public static byte[] Decrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> ciphertext)
    {
        CheckIv(iv);
        if (ciphertext.Length == 0 || ciphertext.Length % Sm4.BlockBytes != 0) throw new CryptographicException("SM4-CBC 密文长度不对");
        using var cipher = new Sm4(key);
        var plain = new byte[ciphertext.Length];
        for (var at = 0; at < plain.Length; at += Lot)
        {
            var size = Math.Min(Lot, plain.Length - at);
            cipher.DecryptBlocks(ciphertext.Slice(at, size), plain.AsSpan(at, size));
        }

        Xor(plain.AsSpan(0, Sm4.BlockBytes), iv);
        Xor(plain.AsSpan(Sm4.BlockBytes), ciphertext);
        var kept = PlainLength(plain);
        var result = kept < 0 ? [] : plain[..kept];
        CryptographicZero.Clear(plain);
        return kept < 0 ? throw new CryptographicException("SM4-CBC 解密失败：密钥、初始向量或密文不对") : result;
    }

    /// <summary>Length without padding, or -1; takes the same time for every content of the last block.</summary>
    private static int PlainLength(ReadOnlySpan<byte> plain)
    {
        int padding = plain[^1];
        var wrong = ((padding - 1) >> 31) | ((Sm4.BlockBytes - padding) >> 31);
        for (var i = 1; i <= Sm4.BlockBytes; i++)
        {
            var inside = ~((padding - i) >> 31);
            wrong |= inside & (plain[^i] ^ padding);
        }

        return wrong == 0 ? plain.Length - padding : -1;
    }

    private static void Xor(Span<byte> target, ReadOnlySpan<byte> other)
    {
        var i = 0;
        for (; i + 8 <= target.Length; i += 8)
            BitConverter.TryWriteBytes(target[i..], BitConverter.ToUInt64(target[i..]) ^ BitConverter.ToUInt64(other[i..]));
        for (; i < target.Length; i++) target[i] ^= other[i];
    }

    private static void CheckIv(ReadOnlySpan<byte> iv)
    {
        if (iv.Length != Sm4.BlockBytes) throw new ArgumentException("SM4-CBC 初始向量须为 16 字节", nameof(iv));
    }
}
