using System.Text;
using CsCheck;
using Heluo.Engines.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Parameters;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Crypto;

public sealed class Sm3Tests
{
    [Theory]
    [InlineData("abc", 1, "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")]
    [InlineData("abcd", 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732")]
    [InlineData("", 1, "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b")]
    public void Hash_StandardSample_GivesItsDigest(string part, int times, string digest)
    {
        var message = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(part, times)));

        Convert.ToHexStringLower(Sm3.Hash(message)).ShouldBe(digest);
    }

    [Fact]
    public void Hash_AnyMessage_AgreesWithASecondImplementation() =>
        Gen.Byte.Array[0, 400].Sample(message => Sm3.Hash(message).AsSpan().SequenceEqual(Second(message)));

    [Fact]
    public void Compress_WithoutVectors_AgreesWithThem() =>
        Gen.Select(Gen.UInt.Array[8], Gen.Byte.Array[192]).Sample((state, blocks) =>
        {
            uint[] one = [.. state], other = [.. state];
            Sm3Compression.CompressPortable(one, blocks);
            Sm3Compression.Compress(other, blocks);
            return one.AsSpan().SequenceEqual(other);
        });

    [Fact]
    public void Append_MessageCutAnywhere_GivesTheSameDigest() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Int[0, 300], Gen.Int[0, 300]).Sample((message, first, second) =>
        {
            var a = Math.Min(Math.Min(first, second), message.Length);
            var b = Math.Min(Math.Max(first, second), message.Length);
            var hasher = new Sm3Hasher();
            hasher.Append(message.AsSpan(0, a));
            hasher.Append(message.AsSpan(a, b - a));
            hasher.Append(message.AsSpan(b));
            return hasher.Finish().AsSpan().SequenceEqual(Sm3.Hash(message));
        });

    [Fact]
    public void Finish_UsedTwice_StartsAnew()
    {
        var hasher = new Sm3Hasher();
        hasher.Append("first"u8);
        hasher.Finish();
        hasher.Append("abc"u8);

        Convert.ToHexStringLower(hasher.Finish()).ShouldStartWith("66c7f0f4");
    }

    [Fact]
    public void Hash_ShortDestination_IsRefused() => Should.Throw<ArgumentException>(() => Sm3.Hash("abc"u8, new byte[31]));

    [Fact]
    public void Hash_IntoGivenMemory_AllocatesNothing()
    {
        var digest = new byte[32];
        Sm3.Hash("warm"u8, digest);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) Sm3.Hash("message"u8, digest);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Hmac_AnyKeyAndMessage_AgreesWithASecondImplementation() =>
        Gen.Select(Gen.Byte.Array[0, 150], Gen.Byte.Array[0, 150]).Sample((key, message) =>
        {
            var second = new HMac(new SM3Digest());
            second.Init(new KeyParameter(key));
            second.BlockUpdate(message, 0, message.Length);
            var expected = new byte[32];
            second.DoFinal(expected, 0);
            return HmacSm3.Compute(key, message).AsSpan().SequenceEqual(expected);
        });

    private static byte[] Second(byte[] message)
    {
        var digest = new SM3Digest();
        digest.BlockUpdate(message, 0, message.Length);
        var result = new byte[32];
        digest.DoFinal(result, 0);
        return result;
    }
}
