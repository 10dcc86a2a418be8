using System.Text;
using Heluo.Engines.Ledger;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Ledger;

public sealed class HeadTests
{
    [Fact]
    public void Sign_PublishedNote_GivesThePublishedSignature()
    {
        var key = HeadKey.Parse(PublishedVectors.NoteKey);
        using var signer = new Ed25519HeadSigner("PeterNeumann", Convert.FromBase64String(PublishedVectors.NoteSeed).AsSpan(1));
        signer.Key.ShouldBe(key);
        signer.Key.ToString().ShouldBe(PublishedVectors.NoteKey);
        var text = Encoding.UTF8.GetBytes(PublishedVectors.NoteText);
        var published = Convert.FromBase64String(PublishedVectors.NoteSignature);
        signer.Sign(text).ShouldBe(published[4..]);
        key.Verify(text, published.AsSpan(4)).ShouldBeTrue();
        key.Verify(text.AsSpan(1), published.AsSpan(4)).ShouldBeFalse();
    }

    [Fact]
    public void Parse_PublishedWitnessKey_IsKnown()
    {
        var key = HeadKey.Parse(PublishedVectors.WitnessKey);
        key.Kind.ShouldBe(HeadKeyKind.WitnessEd25519);
        key.ToString().ShouldBe(PublishedVectors.WitnessKey);
    }

    [Theory]
    [InlineData("a", "名称+编号")]
    [InlineData("a+00000000+!", "base64")]
    [InlineData("a+00000000+BQ==", "不认识公钥")]
    [InlineData("a+00000000+AQ==", "32 字节")]
    [InlineData("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "编号与内容不符")]
    public void Parse_BadKey_IsRefusedWithTheReason(string text, string reason) =>
        Should.Throw<FormatException>(() => HeadKey.Parse(text)).Message.ShouldContain(reason);

    [Theory]
    [InlineData("", "空一行")]
    [InlineData("a\n1\n\n— x AAAAAAA=\n", "三行")]
    [InlineData("a\nb\nc\n\n— x AAAAAAA=\n", "不是数字")]
    [InlineData("a\n01\nc\n\n— x AAAAAAA=\n", "不是数字")]
    [InlineData("a\n1\nAA==\n\n— x AAAAAAA=\n", "32 字节")]
    [InlineData("a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nhash MD5\n\n— x AAAAAAA=\n", "MD5")]
    [InlineData("a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— x\n", "签名行")]
    [InlineData("a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n-\n", "签名行")]
    [InlineData("a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— x A\n", "base64")]
    public void Parse_BadHead_IsRefusedWithTheReason(string note, string reason) =>
        Should.Throw<FormatException>(() => SignedHead.Parse(note)).Message.ShouldContain(reason);

    [Fact]
    public void Parse_WrittenHead_IsTheSame()
    {
        var head = LedgerSamples.Log(5).Published!;
        var read = SignedHead.Parse(head.ToString());
        read.ToString().ShouldBe(head.ToString());
        read.Head.ShouldBe(head.Head with { Time = head.Head.Time!.Value.ToUniversalTime() });
        read.SignedBy(LedgerSamples.Signer().Key).ShouldBe(LedgerSamples.Now);
    }

    [Fact]
    public void SignedBy_ChangedLine_IsNull()
    {
        var head = LedgerSamples.Log(5).Published!;
        foreach (var (line, other) in new[] { ("\n5\n", "\n6\n"), ("hash SM3\n", ""), (LedgerSamples.Origin + "\n5", LedgerSamples.Origin + "2\n5"), ("time ", "time 1") })
            SignedHead.Parse(head.ToString().Replace(line, other, StringComparison.Ordinal)).SignedBy(LedgerSamples.Signer().Key).ShouldBeNull(line);
        head.SignedBy(LedgerSamples.Signer("log-other").Key).ShouldBeNull();
    }

    [Fact]
    public void Sign_ByAnotherName_IsRefused() =>
        Should.Throw<ArgumentException>(() => MerkleLog.Open("other", TreeHasher.Sm3, new MemoryTileStore()).Publish(LedgerSamples.Signer(), LedgerSamples.Now));
}
