using System.Text;
using System.Text.RegularExpressions;
using Heluo.Engines.Crypto;
using Shouldly;
using Xunit;
using static Heluo.Engines.Tests.Crypto.CryptoSamples;
using static Heluo.Engines.Tests.Documents.Signing.SignedSamples;

namespace Heluo.Engines.Tests.Documents.Signing;

/// <summary>What other makers write is read, and refused when changed.</summary>
public sealed class ForeignMakerTests
{
    public static TheoryData<string> Styles => [.. Packages.Keys];

    private static readonly Dictionary<string, ForeignPackage> Packages = new()
    {
        ["plain"] = new(),
        ["object identifier as method"] = new() { CheckMethod = "1.2.156.10197.1.401" },
        ["small letters"] = new() { CheckMethod = "sm3", Version = "1.0" },
        ["no method"] = new() { CheckMethod = "" },
        ["paths without slash"] = new() { Location = path => path, StatedPath = "Doc_0/Signs/Sign_0/Signature.xml" },
        ["paths with dot"] = new() { Location = path => "./" + path, StatedPath = "./Doc_0/Signs/Sign_0/Signature.xml" },
        ["backslashes"] = new() { Location = path => "\\" + path.Replace('/', '\\'), StatedPath = "\\Doc_0\\Signs\\Sign_0\\Signature.xml" },
        ["entries with backslashes"] = new() { EntryName = name => name.Replace('/', '\\') },
        ["entries with dot"] = new() { EntryName = name => "./" + name },
        ["relative to the description"] = new() { Location = Relative },
        ["default namespace"] = new() { Prefix = "" },
        ["other prefix"] = new() { Prefix = "s:" },
        ["list protected"] = new() { ProtectsTheList = true },
        ["no seal file"] = new() { HasSealFile = false },
        ["seal file not listed"] = new() { LeftOut = ["Doc_0/Signs/Sign_0/Seal.esl"] },
        ["no type"] = new() { Type = null },
        ["compact time"] = new() { DateTime = "20260304130607" },
        ["time with zone"] = new() { DateTime = "20260304050607Z" },
        ["entry left open"] = new()
        {
            LeftOut = ["OFD.xml"],
            Description = text => text.Replace("<ofd:References", "<ofd:Parameters><ofd:Parameter Name=\"Protect_OFD\">none</ofd:Parameter></ofd:Parameters><ofd:References", StringComparison.Ordinal),
        },
        ["references without namespace"] = new() { Description = text => text.Replace("ofd:Reference ", "Reference ", StringComparison.Ordinal).Replace("ofd:Reference>", "Reference>", StringComparison.Ordinal).Replace("ofd:CheckValue", "CheckValue", StringComparison.Ordinal) },
        ["stamps before references"] = new()
        {
            Description = text => text.Replace("<ofd:StampAnnot ID=\"2\" PageRef=\"1\" Boundary=\"100 100 40 40\"/>", "", StringComparison.Ordinal)
                .Replace("</ofd:References>", "</ofd:References><ofd:StampAnnot ID=\"2\" PageRef=\"1\" Boundary=\"100 100 40 40\"/>", StringComparison.Ordinal),
        },
        ["no provider, method nor time"] = new() { Description = text => Regex.Replace(text, "<ofd:Provider.*?/>|<ofd:SignatureMethod>.*</ofd:SignatureMethod>|<ofd:SignatureDateTime>.*</ofd:SignatureDateTime>", "") },
        ["method as a name"] = new() { Description = text => text.Replace("1.2.156.10197.1.501", "SM2WithSM3", StringComparison.Ordinal) },
        ["digests in hexadecimal"] = new() { Description = text => Regex.Replace(text, "(?<=CheckValue>)[^<]+", one => Convert.ToHexString(Convert.FromBase64String(one.Value))) },
        ["digests on lines of their own"] = new() { Description = text => Regex.Replace(text, "(?<=CheckValue>)[^<]+", one => $"\r\n    {one.Value[..20]}\r\n    {one.Value[20..]}\r\n") },
        ["digest identifier of use without a key"] = new() { CheckMethod = "1.2.156.10197.1.401.1" },
        ["time with offset"] = new() { DateTime = "2026-03-04T13:06:07+08:00" },
        ["time with fractions"] = new() { DateTime = "2026-03-04 13:06:07.123" },
        ["time nobody reads"] = new() { DateTime = "丙午年正月" },
        ["highest number as element"] = new() { List = text => text.Replace("<ofd:Signature ", "<ofd:MaxSignId>1</ofd:MaxSignId><ofd:Signature ", StringComparison.Ordinal) },
        ["highest number as attribute"] = new() { List = text => text.Replace("<ofd:Signatures ", "<ofd:Signatures MaxSignId=\"1\" ", StringComparison.Ordinal) },
        ["byte order mark"] = new() { Encode = text => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)] },
        ["sixteen bits"] = new() { Encode = text => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)] },
        ["national encoding"] = new()
        {
            Description = text => text.Replace("encoding=\"UTF-8\"", "encoding=\"GB18030\"", StringComparison.Ordinal).Replace("\"other\"", "\"某某软件\"", StringComparison.Ordinal),
            Encode = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes,
        },
        ["first format, time as text"] = new() { Value = FirstFormat(Der.BitString("2026-03-04 13:06:07"u8.ToArray())), UsedSeal = OldSeal },
        ["first format, octets"] = new() { Value = FirstFormat(Der.OctetString("20260304050607Z"u8.ToArray())), UsedSeal = OldSeal },
        ["first format, free property"] = new() { Value = FirstFormat(Der.BitString("20260304050607Z"u8.ToArray())), UsedSeal = OldSeal, StatedPath = "whole document" },
        ["extensions untagged"] = new() { UsedSeal = SealWithExtensions(tagged: false) },
        ["extensions tagged"] = new() { UsedSeal = SealWithExtensions(tagged: true) },
        ["plain signature, digest as content"] = new() { Type = "Sign", HasSealFile = false, Value = (xml, _) => Message(new() { Content = Sm3.Hash(xml) }) },
        ["plain signature, digest in base64"] = new()
        {
            Type = "Sign", HasSealFile = false, Value = (xml, _) => Message(new() { Content = Encoding.ASCII.GetBytes(Convert.ToBase64String(Sm3.Hash(xml))) }),
        },
        ["plain signature, file as content"] = new() { Type = "Sign", HasSealFile = false, Value = (xml, _) => Message(new() { Content = xml }) },
        ["plain signature, detached"] = new() { Type = "Sign", HasSealFile = false, Value = (xml, _) => Message(new() { Content = xml, Detached = true }) },
        ["plain signature, attributes"] = new()
        {
            Type = "Sign", HasSealFile = false,
            Value = (xml, _) => Message(new() { Content = xml, Detached = true, SignedAttributes = true, SigningTime = SigningTime, Syntax = SignedMessageSyntax.Cms }),
        },
    };

    private static ElectronicSeal OldSeal => MakeOldSeal();

    [Theory]
    [MemberData(nameof(Styles))]
    public void Verify_AsOthersWriteIt_IsValid(string style) => Failed(Packages[style].Make()).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Styles))]
    public void Verify_AsOthersWriteItButChanged_IsRefused(string style)
    {
        var package = Packages[style];
        var signed = package.Make();

        Failed(With(signed, package.EntryName("Doc_0/Pages/Page_1/Content.xml"), data => [.. data!, (byte)' '])).ShouldBe(["references"]);
        Failed(With(signed, package.EntryName("Doc_0/Pages/Page_2/Content.xml"), _ => [1])).ShouldBe(["coverage"]);
        Failed(With(signed, package.EntryName("Doc_0/Signs/Sign_0/Signature.xml"), data => [.. data!, .. package.Encode("\n").AsSpan(package.Encode("").Length)])).ShouldBe([style.EndsWith("detached", StringComparison.Ordinal) ? "signature" : "data-hash"]);
    }

    [Fact]
    public void Verify_EntryLeftOpen_SaysWhatIsNotProtected()
    {
        var signed = Packages["entry left open"].Make();

        Verify(signed).Signatures[0].Steps.Single(step => step.Code == "coverage").Reason.ShouldContain("OFD.xml");
        Failed(Replace(signed, "OFD.xml", "样例证照", "别的证照")).ShouldBeEmpty();
        Failed(Replace(signed, "OFD.xml", "/Document.xml", "/PublicRes.xml")).ShouldBe(["coverage"]);
        Failed(Replace(signed, "OFD.xml", "/Document.xml", "/Other.xml")).ShouldBe(["coverage"]);
        Failed(With(Replace(signed, "OFD.xml", "/Document.xml", "/Other.xml"), "Doc_0/Other.xml", _ => "<a/>"u8.ToArray())).ShouldBe(["coverage"]);
    }

    private static string Relative(string path) => path switch
    {
        "Doc_0/Signs/Signatures.xml" => path,
        "Doc_0/Signs/Sign_0/Signature.xml" => "Sign_0/Signature.xml",
        _ when path.StartsWith("Doc_0/Signs/Sign_0/", StringComparison.Ordinal) => path["Doc_0/Signs/Sign_0/".Length..],
        _ when path.StartsWith("Doc_0/", StringComparison.Ordinal) => "../../" + path["Doc_0/".Length..],
        _ => "../../../" + path,
    };

    private static byte[] Message(SignedMessageRequest request) => SignedMessage.Sign(request, Authority.Signer, Authority.SignerKey).Encoded.ToArray();

    private static ElectronicSeal MakeOldSeal()
    {
        var property = Der.Sequence(
            Der.Integer(1), Der.Utf8Text("旧章（样例）"), Der.Sequence(Der.OctetString(Authority.Signer.Encoded)),
            Der.CertificateTime(Start), Der.CertificateTime(Start), Der.CertificateTime(Start.AddYears(1)));
        var info = Der.Sequence(
            Der.Sequence(Der.Ia5Text("ES"), Der.Integer(1), Der.Ia5Text("X")), Der.Ia5Text("1"), property, new SealImage("PNG", new byte[] { 1 }, 40, 40).Encode());
        byte[] certificate = Der.OctetString(Authority.SealMaker.Encoded), algorithm = Der.ObjectIdentifier(Sm2.SignatureOid);
        var signature = Authority.SealMakerKey.Sign(Der.Sequence(info, certificate, algorithm)).ToDer();
        return ElectronicSeal.Parse(Der.Sequence(info, Der.Sequence(certificate, algorithm, Der.BitString(signature))));
    }

    private static Func<byte[], ForeignPackage, byte[]> FirstFormat(byte[] time) => (xml, package) =>
    {
        var toSign = Der.Sequence(
            Der.Integer(1), package.UsedSeal.Encoded, time, Der.BitString(Sm3.Hash(xml)), Der.Ia5Text(package.StatedPath),
            Der.OctetString(Authority.Signer.Encoded), Der.ObjectIdentifier(Sm2.SignatureOid));
        return Der.Sequence(toSign, Der.BitString(Authority.SignerKey.Sign(toSign).ToDer()));
    };

    private static ElectronicSeal SealWithExtensions(bool tagged)
    {
        var content = DerReader.OpenSequence(SealContent().Encode());
        var extensions = Der.Sequence(Der.Sequence(Der.ObjectIdentifier("1.2.3"), Der.Boolean(false), Der.OctetString(new byte[] { 1 })));
        var info = Der.Sequence(
            content.Any().Encoded, content.Any().Encoded, content.Any().Encoded, content.Any().Encoded, tagged ? Der.Context(0, extensions) : extensions);
        return ElectronicSeal.Parse(Der.Sequence(
            info, Der.OctetString(Authority.SealMaker.Encoded), Der.ObjectIdentifier(Sm2.SignatureOid), Der.BitString(Authority.SealMakerKey.Sign(info).ToDer())));
    }
}
