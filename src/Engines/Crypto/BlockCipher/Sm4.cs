using System.Runtime.InteropServices;

namespace Heluo.Engines.Crypto;

/// <summary>
/// The block cipher SM4 (GB/T 32907-2016, GM/T 0002) under one key. By itself it is ECB, meant for test vectors and as the heart of
/// <see cref="Sm4Cbc"/>, <see cref="Sm4Ctr"/> and <see cref="Sm4Gcm"/>. Dispose to overwrite the round keys. Safe for use by many threads.
/// </summary>
public sealed class Sm4 : IDisposable
{
    /// <summary>Bytes of a key: 16.</summary>
    public const int KeyBytes = 16;

    /// <summary>Bytes of a block: 16.</summary>
    public const int BlockBytes = 16;

    private readonly uint[] encryption = GC.AllocateArray<uint>(Sm4KeySchedule.Rounds, pinned: true);
    private readonly uint[] decryption = GC.AllocateArray<uint>(Sm4KeySchedule.Rounds, pinned: true);
    private readonly bool accelerated;

    /// <summary>Expands a key.</summary>
    /// <param name="key">Exactly 16 bytes.</param>
    /// <exception cref="ArgumentException">The key has another length.</exception>
    public Sm4(ReadOnlySpan<byte> key)
        : this(key, Sm4Gfni.IsSupported)
    {
    }

    internal Sm4(ReadOnlySpan<byte> key, bool accelerated)
    {
        if (key.Length != KeyBytes) throw new ArgumentException("SM4 密钥须为 16 字节", nameof(key));
        this.accelerated = accelerated;
        Sm4KeySchedule.Expand(key, encryption, accelerated);
        encryption.CopyTo(decryption, 0);
        Array.Reverse(decryption);
    }

    /// <summary>Encrypts whole blocks independently (ECB).</summary>
    /// <param name="source">A multiple of 16 bytes.</param>
    /// <param name="target">At least as long; may be the same memory as <paramref name="source"/>.</param>
    /// <exception cref="ArgumentException">Not whole blocks, or the target is too short.</exception>
    public void EncryptBlocks(ReadOnlySpan<byte> source, Span<byte> target) => Transform(encryption, source, target);

    /// <summary>Decrypts whole blocks independently (ECB).</summary>
    /// <inheritdoc cref="EncryptBlocks" path="/param|/exception"/>
    public void DecryptBlocks(ReadOnlySpan<byte> source, Span<byte> target) => Transform(decryption, source, target);

    /// <summary>Overwrites the round keys.</summary>
    public void Dispose()
    {
        CryptographicZero.Clear(MemoryMarshal.AsBytes(encryption.AsSpan()));
        CryptographicZero.Clear(MemoryMarshal.AsBytes(decryption.AsSpan()));
    }

    private void Transform(uint[] roundKeys, ReadOnlySpan<byte> source, Span<byte> target)
    {
        if (source.Length % BlockBytes != 0) throw new ArgumentException("数据长度须为 16 字节的整数倍", nameof(source));
        if (target.Length < source.Length) throw new ArgumentException("输出缓冲区太短", nameof(target));
        if (accelerated) Sm4Gfni.Transform(roundKeys, source, target);
        else Sm4Portable.Transform(roundKeys, source, target);
    }
}
