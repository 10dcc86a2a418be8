using System.IO.Compression;
using System.Xml.Linq;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.X509;

namespace Heluo.Engines.Tests.Documents.Signing;

/// <summary>
/// What a common validator outside asks of a sealed file, done without a line of ours: paths are followed as written, digests and DER re-encoding are Bouncy Castle's.
/// Returns the first thing it does not like; empty when it accepts.
/// </summary>
internal static class OutsideValidator
{
    private static readonly XNamespace Ofd = "http://www.ofdspec.org/2016";

    public static string Validate(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        var entry = XElement.Load(new MemoryStream(Read(zip, "/OFD.xml", "/")!)).Element(Ofd + "DocBody")?.Element(Ofd + "Signatures")?.Value;
        if (entry is null) return "not signed";
        var list = XElement.Load(new MemoryStream(Read(zip, entry, "/")!));
        var folder = entry[..(entry.LastIndexOf('/') + 1)];
        foreach (var line in list.Elements(Ofd + "Signature"))
        {
            var reason = ValidateOne(zip, line, folder);
            if (reason.Length > 0) return reason;
        }

        return "";
    }

    private static string ValidateOne(ZipArchive zip, XElement line, string folder)
    {
        var location = line.Attribute("BaseLoc")!.Value;
        var bytes = Read(zip, location, folder);
        if (bytes is null) return "no description";
        var description = XElement.Load(new MemoryStream(bytes));
        var info = description.Element(Ofd + "SignedInfo")!;
        var here = location[..(location.LastIndexOf('/') + 1)];
        var references = info.Element(Ofd + "References")!;
        if (references.Attribute("CheckMethod")!.Value != "1.2.156.10197.1.401") return "method";
        foreach (var reference in references.Elements(Ofd + "Reference"))
        {
            if (Read(zip, reference.Attribute("FileRef")!.Value, here) is not { } part) return "missing " + reference.Attribute("FileRef")!.Value;
            if (!Sm3(part).AsSpan().SequenceEqual(Convert.FromBase64String(reference.Element(Ofd + "CheckValue")!.Value))) return "digest of " + reference.Attribute("FileRef")!.Value;
        }

        var value = Read(zip, description.Element(Ofd + "SignedValue")!.Value, here)!;
        var outer = Asn1Sequence.GetInstance(value);
        if (outer.Count is < 4 or > 5) return "structure";
        var toSign = Asn1Sequence.GetInstance(outer[0]);
        var seal = Read(zip, info.Element(Ofd + "Seal")!.Element(Ofd + "BaseLoc")!.Value, here)!;
        if (!toSign[1].ToAsn1Object().GetEncoded("DER").AsSpan().SequenceEqual(seal)) return "seal";
        if (!DerBitString.GetInstance(toSign[3]).GetOctets().AsSpan().SequenceEqual(Sm3(bytes))) return "hash of description";
        if (DerObjectIdentifier.GetInstance(outer[2]).Id != "1.2.156.10197.1.501") return "algorithm";
        var certificate = new X509CertificateParser().ReadCertificate(Asn1OctetString.GetInstance(outer[1]).GetOctets());
        return Verify(certificate.GetPublicKey(), toSign.GetEncoded("DER"), DerBitString.GetInstance(outer[3]).GetOctets()) ? SealSignature(toSign) : "signature";
    }

    private static string SealSignature(Asn1Sequence toSign)
    {
        var seal = Asn1Sequence.GetInstance(toSign[1]);
        var maker = new X509CertificateParser().ReadCertificate(Asn1OctetString.GetInstance(seal[1]).GetOctets());
        return Verify(maker.GetPublicKey(), seal[0].ToAsn1Object().GetEncoded("DER"), DerBitString.GetInstance(seal[3]).GetOctets()) ? "" : "signature of the seal";
    }

    private static bool Verify(AsymmetricKeyParameter key, byte[] message, byte[] signature)
    {
        var signer = new SM2Signer();
        signer.Init(false, key);
        signer.BlockUpdate(message, 0, message.Length);
        return signer.VerifySignature(signature);
    }

    private static byte[] Sm3(byte[] data)
    {
        var digest = new SM3Digest();
        digest.BlockUpdate(data, 0, data.Length);
        var result = new byte[32];
        digest.DoFinal(result, 0);
        return result;
    }

    private static byte[]? Read(ZipArchive zip, string location, string folder)
    {
        using var stream = zip.GetEntry((location.StartsWith('/') ? location : folder + location)[1..])?.Open();
        if (stream is null) return null;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
