using System.Text;
using Heluo.Engines.Crypto;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Crypto.Peers;

/// <summary>Both ways with the npm package sm-crypto, a second implementation from end to end.</summary>
public sealed class SmCryptoTests
{
    private static readonly byte[] Message = Encoding.UTF8.GetBytes("河洛：一网通办，message 12345");
    private static readonly string Hex = Convert.ToHexStringLower(Message);
    private const string Key = "0123456789abcdeffedcba9876543210";
    private const string Iv = "000102030405060708090a0b0c0d0e0f";

    [Fact]
    public void EveryPrimitive_EachTakesTheOthers()
    {
        using var key = Sm2PrivateKey.Generate();
        Span<byte> scalar = stackalloc byte[Sm2PrivateKey.Bytes];
        key.CopyTo(scalar);
        var (privateKey, publicKey) = (Convert.ToHexStringLower(scalar), Convert.ToHexStringLower(key.PublicKey.Encoded));
        byte[] keyBytes = Convert.FromHexString(Key), iv = Convert.FromHexString(Iv);
        var answers = PeerProgram.SmCrypto(
            new { ask = "sm3", message = Hex },
            new { ask = "hmac", message = Hex, key = Key },
            new { ask = "sign", message = Hex, privateKey, publicKey },
            new { ask = "verify", message = Hex, publicKey, signature = Convert.ToHexStringLower(key.Sign(Message).ToDer()) },
            new { ask = "verify", message = Hex + "00", publicKey, signature = Convert.ToHexStringLower(key.Sign(Message).ToDer()) },
            new { ask = "encrypt", message = Hex, publicKey },
            new { ask = "decrypt", cipher = Convert.ToHexStringLower(key.PublicKey.Encrypt(Message).ToBytes().AsSpan(1)), privateKey },
            new { ask = "encryptCbc", message = Hex, key = Key, iv = Iv },
            new { ask = "decryptCbc", cipher = Convert.ToHexStringLower(Sm4Cbc.Encrypt(keyBytes, iv, Message)), key = Key, iv = Iv });

        answers[0].GetString().ShouldBe(Convert.ToHexStringLower(Sm3.Hash(Message)));
        answers[1].GetString().ShouldBe(Convert.ToHexStringLower(HmacSm3.Compute(keyBytes, Message)));
        key.PublicKey.Verify(Message, Sm2Signature.FromDer(Convert.FromHexString(answers[2].GetString()!))).ShouldBeTrue();
        answers[3].GetBoolean().ShouldBeTrue();
        answers[4].GetBoolean().ShouldBeFalse();
        key.Decrypt(Sm2Ciphertext.FromBytes(Convert.FromHexString(answers[5].GetString()!))).ShouldBe(Message);
        answers[6].GetString().ShouldBe(Hex);
        answers[7].GetString().ShouldBe(Convert.ToHexStringLower(Sm4Cbc.Encrypt(keyBytes, iv, Message)));
        answers[8].GetString().ShouldBe(Hex);
    }
}
