using System.Security.Cryptography;
using CsCheck;
using Heluo.Engines.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Crypto;

public sealed class Sm4Tests
{
    private static readonly byte[] SampleKey = Convert.FromHexString("0123456789abcdeffedcba9876543210");
    private static readonly Gen<byte[]> Key = Gen.Byte.Array[16];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void EncryptBlocks_StandardSample_GivesItsCiphertext(bool accelerated)
    {
        Assert.SkipWhen(accelerated && !Sm4Gfni.IsSupported, "this processor has no GFNI");
        using var sm4 = new Sm4(SampleKey, accelerated);
        var block = (byte[])SampleKey.Clone();
        sm4.EncryptBlocks(block, block);

        Convert.ToHexStringLower(block).ShouldBe("681edf34d206965e86b3e94f536e4246");
    }

    [Fact]
    public void EncryptBlocks_AMillionTimes_GivesTheSecondSample()
    {
        using var sm4 = new Sm4(SampleKey);
        var block = (byte[])SampleKey.Clone();
        for (var i = 0; i < 1_000_000; i++) sm4.EncryptBlocks(block, block);

        Convert.ToHexStringLower(block).ShouldBe("595298c7c6fd271f0402f804c33d3f66");
    }

    [Fact]
    public void EncryptBlocks_AnyNumberOfBlocks_BothWaysAgreeAndDecryptBack() =>
        Gen.Select(Key, Gen.Int[0, 70].SelectMany(n => Gen.Byte.Array[16 * n])).Sample((key, text) =>
        {
            using var fast = new Sm4(key);
            using var plain = new Sm4(key, accelerated: false);
            var first = new byte[text.Length];
            var second = new byte[text.Length];
            fast.EncryptBlocks(text, first);
            plain.EncryptBlocks(text, second);
            var back = new byte[text.Length];
            fast.DecryptBlocks(first, back);
            return first.AsSpan().SequenceEqual(second) && back.AsSpan().SequenceEqual(text);
        });

    [Fact]
    public void Cbc_AnyText_ComesBack() =>
        Gen.Select(Key, Key, Gen.Byte.Array[0, 200]).Sample((key, iv, text) =>
            Sm4Cbc.Decrypt(key, iv, Sm4Cbc.Encrypt(key, iv, text)).AsSpan().SequenceEqual(text));

    [Fact]
    public void CbcDecrypt_WrongPadding_IsRefusedWithoutTellingWhy()
    {
        var text = Sm4Cbc.Encrypt(SampleKey, SampleKey, "秘密"u8);
        text[^1] ^= 1;

        Should.Throw<CryptographicException>(() => Sm4Cbc.Decrypt(SampleKey, SampleKey, text)).Message.ShouldNotContain("秘密");
        Should.Throw<CryptographicException>(() => Sm4Cbc.Decrypt(SampleKey, SampleKey, new byte[15]));
    }

    [Fact]
    public void Ctr_CounterAtItsEnd_WrapsAsOne128BitNumber()
    {
        var counter = new byte[16];
        Array.Fill(counter, (byte)0xff);
        var stream = new byte[32];
        Sm4Ctr.Transform(SampleKey, counter, new byte[32], stream);
        var second = new byte[16];
        Sm4Ctr.Transform(SampleKey, new byte[16], new byte[16], second);

        stream.AsSpan(16).SequenceEqual(second).ShouldBeTrue();
    }

    [Fact]
    public void Gcm_PublishedSample_GivesItsCiphertextAndTag()
    {
        // RFC 8998 appendix A.1
        var plain = Convert.FromHexString(
            "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccddddddddddddddddeeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa");
        var cipher = new byte[plain.Length];
        var tag = new byte[16];
        using var gcm = new Sm4Gcm(SampleKey);
        gcm.Encrypt(Convert.FromHexString("00001234567800000000abcd"), plain, cipher, tag, Convert.FromHexString("feedfacedeadbeeffeedfacedeadbeefabaddad2"));

        Convert.ToHexStringLower(cipher).ShouldBe(
            "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d");
        Convert.ToHexStringLower(tag).ShouldBe("83de3541e4c2b58177e065a9bf7b62ec");
    }

    [Fact]
    public void Gcm_AnyText_AgreesWithASecondImplementation() =>
        Gen.Select(Key, Gen.Byte.Array[12], Gen.Byte.Array[0, 400], Gen.Byte.Array[0, 40]).Sample((key, nonce, text, associated) =>
        {
            using var gcm = new Sm4Gcm(key);
            var cipher = new byte[text.Length + 16];
            gcm.Encrypt(nonce, text, cipher.AsSpan(0, text.Length), cipher.AsSpan(text.Length), associated);
            var second = new GcmBlockCipher(new SM4Engine());
            second.Init(true, new AeadParameters(new KeyParameter(key), 128, nonce, associated));
            var expected = new byte[second.GetOutputSize(text.Length)];
            second.DoFinal(expected, second.ProcessBytes(text, 0, text.Length, expected, 0));
            var back = new byte[text.Length];
            return cipher.AsSpan().SequenceEqual(expected)
                && gcm.TryDecrypt(nonce, cipher.AsSpan(0, text.Length), cipher.AsSpan(text.Length), back, associated)
                && back.AsSpan().SequenceEqual(text);
        });

    [Fact]
    public void GcmDecrypt_OneChangedBit_IsRefusedAndWritesNothing()
    {
        using var gcm = new Sm4Gcm(SampleKey);
        var cipher = new byte[20];
        var tag = new byte[16];
        gcm.Encrypt(new byte[12], new byte[20], cipher, tag, "head"u8);
        var target = new byte[20];

        for (var bit = 0; bit < 160; bit++)
        {
            var changed = (byte[])cipher.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            gcm.TryDecrypt(new byte[12], changed, tag, target, "head"u8).ShouldBeFalse();
        }

        gcm.TryDecrypt(new byte[12], cipher, tag, target, "Head"u8).ShouldBeFalse();
        target.ShouldBe(new byte[20]);
    }

    [Fact]
    public void CarrylessProduct_WithoutInstruction_AgreesWithShiftAndXor() =>
        Gen.Select(Gen.ULong, Gen.ULong).Sample((x, y) =>
        {
            UInt128 product = 0;
            for (var i = 0; i < 64; i++)
                if (((y >> i) & 1) == 1) product ^= (UInt128)x << i;
            var (low, high) = GaloisHash.MultiplyPortable(x, y);
            return low == (ulong)product && high == (ulong)(product >> 64);
        });
}
