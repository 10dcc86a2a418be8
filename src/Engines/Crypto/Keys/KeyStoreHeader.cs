using System.Security.Cryptography;

namespace Heluo.Engines.Crypto;

/// <summary>The head of a software store: SEQUENCE { version, salt, iterations, nonce, check } where check proves the passphrase.</summary>
internal sealed record KeyStoreHeader(byte[] Salt, int Iterations, byte[] Nonce, byte[] Check)
{
    private const int MostIterations = 100_000_000;

    private static ReadOnlySpan<byte> Purpose => "Heluo key store 1"u8;

    /// <summary>A new head; <paramref name="sealingKey"/> is filled.</summary>
    public static KeyStoreHeader Make(ReadOnlySpan<char> passphrase, int iterations, Span<byte> sealingKey)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var nonce = RandomNumberGenerator.GetBytes(Sm4Gcm.NonceBytes);
        var check = new byte[Sm4Gcm.TagBytes];
        PassphraseKey.Derive(passphrase, salt, iterations, sealingKey);
        using var gcm = new Sm4Gcm(sealingKey);
        gcm.Encrypt(nonce, [], [], check, Purpose);
        return new KeyStoreHeader(salt, iterations, nonce, check);
    }

    public static KeyStoreHeader Parse(byte[] der)
    {
        var sequence = DerReader.OpenSequence(der);
        if (sequence.SmallInteger() != 1) throw new DerException("密钥库版本不支持");
        var header = new KeyStoreHeader(
            sequence.OctetString().ToArray(), sequence.SmallInteger(), sequence.OctetString().ToArray(), sequence.OctetString().ToArray());
        sequence.End();
        var sound = header.Iterations is > 0 and <= MostIterations && header.Nonce.Length == Sm4Gcm.NonceBytes && header.Check.Length == Sm4Gcm.TagBytes;
        return sound ? header : throw new DerException("密钥库文件已损坏");
    }

    public byte[] Encode() => Der.Sequence(
        Der.Integer(1), Der.OctetString(Salt), Der.Integer(Iterations), Der.OctetString(Nonce), Der.OctetString(Check));

    /// <summary>Fills <paramref name="sealingKey"/> if the passphrase is right.</summary>
    public void Unlock(ReadOnlySpan<char> passphrase, Span<byte> sealingKey)
    {
        PassphraseKey.Derive(passphrase, Salt, Iterations, sealingKey);
        using var gcm = new Sm4Gcm(sealingKey);
        if (!gcm.TryDecrypt(Nonce, [], Check, [], Purpose)) throw new CryptographicException("密钥库口令不对，或文件已被改动");
    }
}
