using System.Security.Cryptography;
using System.Text;

namespace Heluo.Engines.Crypto;

/// <summary>One sealed key: SEQUENCE { version, public key, nonce, ciphertext ‖ tag }; label and public key are authenticated with it.</summary>
internal sealed record SealedKey(Sm2PublicKey PublicKey, byte[] Nonce, byte[] Body)
{
    public static SealedKey Make(Sm4Gcm sealing, string label, Sm2PrivateKey key)
    {
        var nonce = RandomNumberGenerator.GetBytes(Sm4Gcm.NonceBytes);
        var body = new byte[Sm2PrivateKey.Bytes + Sm4Gcm.TagBytes];
        Span<byte> scalar = stackalloc byte[Sm2PrivateKey.Bytes];
        key.CopyTo(scalar);
        sealing.Encrypt(nonce, scalar, body.AsSpan(0, scalar.Length), body.AsSpan(scalar.Length), Associated(label, key.PublicKey));
        CryptographicZero.Clear(scalar);
        return new SealedKey(key.PublicKey, nonce, body);
    }

    public static SealedKey Parse(byte[] der)
    {
        var sequence = DerReader.OpenSequence(der);
        if (sequence.SmallInteger() != 1) throw new DerException("密钥文件版本不支持");
        var key = new SealedKey(new Sm2PublicKey(sequence.OctetString().Span), sequence.OctetString().ToArray(), sequence.OctetString().ToArray());
        sequence.End();
        var sound = key.Nonce.Length == Sm4Gcm.NonceBytes && key.Body.Length == Sm2PrivateKey.Bytes + Sm4Gcm.TagBytes;
        return sound ? key : throw new DerException("密钥文件已损坏");
    }

    public byte[] Encode() => Der.Sequence(
        Der.Integer(1), Der.OctetString(PublicKey.Encoded.ToArray()), Der.OctetString(Nonce), Der.OctetString(Body));

    public Sm2PrivateKey Unseal(Sm4Gcm sealing, string label)
    {
        Span<byte> scalar = stackalloc byte[Sm2PrivateKey.Bytes];
        try
        {
            var right = sealing.TryDecrypt(Nonce, Body.AsSpan(0, scalar.Length), Body.AsSpan(scalar.Length), scalar, Associated(label, PublicKey));
            return right ? new Sm2PrivateKey(scalar, PublicKey) : throw new CryptographicException($"密钥“{label}”的文件已被改动");
        }
        finally
        {
            CryptographicZero.Clear(scalar);
        }
    }

    private static byte[] Associated(string label, Sm2PublicKey key) => [.. Encoding.ASCII.GetBytes(label), 0, .. key.Encoded];
}
