using System.Diagnostics;
using CsCheck;
using Heluo.Engines.Crypto;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Crypto;

public sealed class DerTests
{
    [Theory]
    [InlineData("30800000", "不定长")]
    [InlineData("308101050500", "最短")]
    [InlineData("3082000105", "最短")]
    [InlineData("308501000000000500", "长度")]
    [InlineData("30847fffffff", "过大")]
    [InlineData("30840fffffff", "超出")]
    [InlineData("3003020100" + "00", "多余")]
    [InlineData("30", "提前结束")]
    [InlineData("3f0100", "标签")]
    [InlineData("", "标签")]
    public void OpenSequence_MalformedInput_IsRefusedByReason(string hex, string reason) =>
        Should.Throw<DerException>(() => DerReader.OpenSequence(Convert.FromHexString(hex)).Any()).Message.ShouldContain(reason);

    [Fact]
    public void Sequence_NestedTooDeep_IsRefused()
    {
        var der = Array.Empty<byte>();
        for (var i = 0; i < 40; i++) der = Der.Sequence(der);
        var reader = new DerReader(der);

        Should.Throw<DerException>(() =>
        {
            while (true) reader = reader.Sequence();
        }).Message.ShouldContain("过深");
    }

    [Theory]
    [InlineData("0200")]
    [InlineData("02020001")]
    [InlineData("0202ffff")]
    public void Integer_NotMinimal_IsRefused(string hex) =>
        Should.Throw<DerException>(() => new DerReader(Convert.FromHexString(hex)).Integer());

    [Fact]
    public void Integer_AnyValue_ComesBack() =>
        Gen.Int.Sample(value => new DerReader(Der.Integer(value)).SmallInteger() == value);

    [Fact]
    public void OctetString_AnyLength_ComesBack() =>
        Gen.Int[0, 70_000].Sample(length => new DerReader(Der.OctetString(new byte[length])).OctetString().Length == length, iter: 50);

    [Theory]
    [InlineData("1.2.156.10197.1.501", "06082a811ccf55018375")]
    [InlineData("2.5.29.15", "0603551d0f")]
    [InlineData("2.999.1", "0603883701")]
    public void ObjectIdentifier_Known_IsWrittenAndRead(string dotted, string hex)
    {
        Convert.ToHexStringLower(Der.ObjectIdentifier(dotted)).ShouldBe(hex);
        new DerReader(Convert.FromHexString(hex)).ObjectIdentifier().ShouldBe(dotted);
    }

    [Theory]
    [InlineData("170d3439313233313233353935395a", 2049)]
    [InlineData("170d3530303130313030303030305a", 1950)]
    [InlineData("180f32303530303130313030303030305a", 2050)]
    public void Time_CenturyOfTwoDigits_FollowsTheStandard(string hex, int year) =>
        new DerReader(Convert.FromHexString(hex)).Time().Year.ShouldBe(year);

    [Fact]
    public void NamedBits_TrailingZeros_AreLeftOut() => Convert.ToHexStringLower(Der.NamedBits(0x60, 9)).ShouldBe("03020106");

    [Fact]
    public void Parse_MutatedStructures_EndsInARefusalOnly()
    {
        var corpus = new Dictionary<byte[], Action<byte[]>>
        {
            [CryptoSamples.Authority.Signer.Encoded.ToArray()] = data => Certificate.Parse(data),
            [CryptoSamples.Sign().Encoded.ToArray()] = data => SealSignature.Parse(data),
            [CryptoSamples.Seal.Encoded.ToArray()] = data => ElectronicSeal.Parse(data),
            [CryptoSamples.Authority.TimestampAuthority(CryptoSamples.Clock(CryptoSamples.SigningTime)).Stamp(CryptoSamples.DataHash).Encoded.ToArray()] =
                data => TimestampToken.Parse(data),
            [CryptoSamples.Authority.Issuing.IssueRevocationList(
                [new RevokedCertificate("41aa", CryptoSamples.Start, RevocationReason.Hold)], 1, CryptoSamples.Start, CryptoSamples.Start).Encoded.ToArray()] =
                data => RevocationList.Parse(data),
            [new byte[] { 0x30, 0x06, 0x02, 0x01, 0x01, 0x02, 0x01, 0x01 }] = data => Sm2Signature.FromDer(data),
        };
        var random = new Random(20260101);
        var clock = Stopwatch.StartNew();
        var tried = 0;
        while (clock.Elapsed < TimeSpan.FromSeconds(2))
        {
            foreach (var (seed, parse) in corpus)
            {
                var data = Mutate(seed, random);
                try
                {
                    parse(data);
                }
                catch (DerException)
                {
                    tried++;
                }
            }
        }

        tried.ShouldBeGreaterThan(100);
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var data = seed.ToList();
        for (var changes = random.Next(1, 5); changes > 0 && data.Count > 0; changes--)
        {
            var at = random.Next(data.Count);
            switch (random.Next(5))
            {
                case 0: data[at] = (byte)random.Next(256); break;
                case 1: data[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: data.RemoveAt(at); break;
                case 3: data.Insert(at, (byte)random.Next(256)); break;
                default: data.RemoveRange(at, Math.Min(data.Count - at, random.Next(1, 20))); break;
            }
        }

        return [.. data];
    }
}
