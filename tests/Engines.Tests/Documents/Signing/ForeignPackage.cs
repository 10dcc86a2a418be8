using System.Text;
using Heluo.Engines.Crypto;
using static Heluo.Engines.Tests.Crypto.CryptoSamples;

namespace Heluo.Engines.Tests.Documents.Signing;

/// <summary>Signed packages put together by hand, in the ways and with the faults of other makers.</summary>
internal sealed record ForeignPackage
{
    private const string Folder = "Doc_0/Signs/Sign_0/";

    public string Version { get; init; } = "1.1";

    public string CheckMethod { get; init; } = "SM3";

    public string StatedPath { get; init; } = "/Doc_0/Signs/Sign_0/Signature.xml";

    public string DateTime { get; init; } = "2026-03-04 13:06:07";

    public DateTimeOffset SignedAt { get; init; } = SigningTime;

    public string Prefix { get; init; } = "ofd:";

    /// <summary>How a path from the root is written in references and locations.</summary>
    public Func<string, string> Location { get; init; } = path => "/" + path;

    /// <summary>How an entry is named in the package.</summary>
    public Func<string, string> EntryName { get; init; } = name => name;

    public IReadOnlyList<string> LeftOut { get; init; } = [];

    public bool ProtectsTheList { get; init; }

    public bool HasSealFile { get; init; } = true;

    public (Certificate Certificate, SigningKey Key) Signer { get; init; } = (Authority.Signer, Authority.SignerKey);

    /// <summary>Makes the signature value over SM3 of the description; null for the usual V4.</summary>
    public Func<byte[], ForeignPackage, byte[]>? Value { get; init; }

    public string? Type { get; init; } = "Seal";

    public ElectronicSeal UsedSeal { get; init; } = Seal;

    /// <summary>Last changes to the text of the description.</summary>
    public Func<string, string> Description { get; init; } = text => text;

    /// <summary>Last changes to the text of the list of signatures.</summary>
    public Func<string, string> List { get; init; } = text => text;

    /// <summary>Turns text into octets.</summary>
    public Func<string, byte[]> Encode { get; init; } = Encoding.UTF8.GetBytes;

    public byte[] Make()
    {
        var parts = SignedSamples.Unpack(SignedSamples.Plain);
        parts["OFD.xml"] = Text(Encoding.UTF8.GetString(parts["OFD.xml"]).Replace("Version=\"1.0\"", $"Version=\"{Version}\"", StringComparison.Ordinal)
            .Replace("</ofd:DocBody>", $"<ofd:Signatures>{Location("Doc_0/Signs/Signatures.xml")}</ofd:Signatures></ofd:DocBody>", StringComparison.Ordinal));
        if (HasSealFile) parts[Folder + "Seal.esl"] = UsedSeal.Encoded.ToArray();
        var list = Encode(List($"<{Prefix}Signatures {Names}><{Prefix}Signature ID=\"1\"{(Type is null ? "" : $" Type=\"{Type}\"")} BaseLoc=\"{Location(Folder + "Signature.xml")}\"/></{Prefix}Signatures>"));
        if (ProtectsTheList) parts["Doc_0/Signs/Signatures.xml"] = list;
        var description = Encode(Description(Describe(parts)));
        parts["Doc_0/Signs/Signatures.xml"] = list;
        parts[Folder + "Signature.xml"] = description;
        parts[Folder + "SignedValue.dat"] = (Value ?? SealValue)(description, this);
        return SignedSamples.Pack(parts.Select(part => new KeyValuePair<string, byte[]>(EntryName(part.Key), part.Value)));
    }

    private string Names => Prefix.Length > 0 ? $"xmlns:{Prefix.TrimEnd(':')}=\"http://www.ofdspec.org/2016\"" : "xmlns=\"http://www.ofdspec.org/2016\"";

    private static byte[] SealValue(byte[] description, ForeignPackage package)
    {
        var request = new SealSignatureRequest
        {
            Seal = package.UsedSeal, DataHash = Sm3.Hash(description), PropertyInfo = package.StatedPath, SignedAt = package.SignedAt,
        };
        return SealSignature.Sign(request, package.Signer.Certificate, package.Signer.Key).Encoded.ToArray();
    }

    private string Describe(IEnumerable<KeyValuePair<string, byte[]>> parts)
    {
        var references = string.Concat(parts.Where(part => !LeftOut.Contains(part.Key)).Select(part =>
            $"<{Prefix}Reference FileRef=\"{Location(part.Key)}\"><{Prefix}CheckValue>{Convert.ToBase64String(Sm3.Hash(part.Value))}</{Prefix}CheckValue></{Prefix}Reference>\n"));
        var seal = HasSealFile ? $"<{Prefix}Seal><{Prefix}BaseLoc>{Location(Folder + "Seal.esl")}</{Prefix}BaseLoc></{Prefix}Seal>" : "";
        return $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <{Prefix}Signature {Names}><{Prefix}SignedInfo><{Prefix}Provider ProviderName="other" Version="2.0" Company="other"/>
            <{Prefix}SignatureMethod>1.2.156.10197.1.501</{Prefix}SignatureMethod><{Prefix}SignatureDateTime>{DateTime}</{Prefix}SignatureDateTime>{seal}
            <{Prefix}StampAnnot ID="2" PageRef="1" Boundary="100 100 40 40"/><{Prefix}References{(CheckMethod.Length > 0 ? $" CheckMethod=\"{CheckMethod}\"" : "")}>{references}</{Prefix}References></{Prefix}SignedInfo>
            <{Prefix}SignedValue>{Location(Folder + "SignedValue.dat")}</{Prefix}SignedValue></{Prefix}Signature>
            """;
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
