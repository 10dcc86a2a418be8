using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Heluo.Engines.Tests.Crypto.Peers;

namespace Heluo.Engines.Tests.Documents.Signing;

/// <summary>
/// What somebody with a ZIP program, a text editor and OpenSSL would do with a sealed file: every digest, every cut through the encoding and every signature is OpenSSL's.
/// Returns the first thing it does not like; empty when it accepts.
/// </summary>
internal static partial class OpenSslValidator
{
    private const string Folder = "Doc_0/Signs/Sign_0/";
    private static readonly XNamespace Ofd = "http://www.ofdspec.org/2016";

    public static string Validate(byte[] file)
    {
        var parts = SignedSamples.Unpack(file);
        var description = parts[Folder + "Signature.xml"];
        var references = XElement.Load(new MemoryStream(description)).Descendants(Ofd + "Reference").ToArray();
        var digests = Digests([description, .. references.Select(one => parts[Name(one)])]);
        for (var i = 0; i < references.Length; i++)
            if (!digests[i + 1].SequenceEqual(Convert.FromBase64String(references[i].Element(Ofd + "CheckValue")!.Value))) return "digest of " + Name(references[i]);

        var value = parts[Folder + "SignedValue.dat"];
        var outer = Children(value, 0);
        var toSign = Children(value, outer[0].Offset);
        if (!Bits(value, toSign[3]).SequenceEqual(digests[0])) return "hash of the description";
        if (!Signed(value, outer[0], outer[1], outer[3])) return "signature";

        var seal = Cut(value, toSign[1]);
        if (!seal.SequenceEqual(parts[Folder + "Seal.esl"])) return "seal file";
        var made = Children(seal, 0);
        return Signed(seal, made[0], made[1], made[3]) ? "" : "signature of the seal";
    }

    private static string Name(XElement reference) => reference.Attribute("FileRef")!.Value.TrimStart('/');

    private static byte[][] Digests(byte[][] data)
    {
        var files = data.Select((bytes, i) => ($"f{i}", bytes)).ToArray();
        var lines = Encoding.ASCII.GetString(PeerProgram.OpenSsl("dgst -sm3 -r " + string.Join(' ', files.Select(f => f.Item1)), files)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => Convert.FromHexString(line[..64]))];
    }

    private static bool Signed(byte[] data, Element message, Element certificate, Element signature)
    {
        var key = PeerProgram.OpenSsl("x509 -inform DER -in c -noout -pubkey", ("c", Content(data, certificate)));
        try
        {
            var answer = PeerProgram.OpenSsl("pkeyutl -verify -pubin -inkey p -rawin -digest sm3 -pkeyopt distid:1234567812345678 -in m -sigfile s",
                ("p", key), ("m", Cut(data, message)), ("s", Bits(data, signature)));
            return Encoding.ASCII.GetString(answer).Contains("Verified Successfully", StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Elements one level below the one at the offset.</summary>
    private static Element[] Children(byte[] data, int offset)
    {
        var all = Parse(PeerProgram.OpenSsl("asn1parse -inform DER -in d", ("d", data)));
        var parent = all.Single(one => one.Offset == offset);
        return [.. all.Where(one => one.Depth == parent.Depth + 1 && one.Offset > offset && one.Offset < parent.Offset + parent.Length)];
    }

    private static Element[] Parse(byte[] listing) => [.. Line().Matches(Encoding.UTF8.GetString(listing)).Select(match => new Element(
        Number(match, 1), Number(match, 2), Number(match, 3), Number(match, 3) + Number(match, 4)))];

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static byte[] Cut(byte[] data, Element element) => Out($"-offset {element.Offset} -length {element.Length}", data);

    private static byte[] Content(byte[] data, Element element) => Out($"-strparse {element.Offset}", data);

    /// <summary>Content of a bit string without the octet that counts unused bits.</summary>
    private static byte[] Bits(byte[] data, Element element) => Cut(data, element)[(element.Header + 1)..];

    private static byte[] Out(string what, byte[] data) => PeerProgram.OpenSsl($"asn1parse -inform DER -in d {what} -noout -out /dev/stdout", ("d", data));

    [GeneratedRegex(@"^ *(\d+):d= *(\d+) +hl= *(\d+) +l= *(\d+)", RegexOptions.Multiline)]
    private static partial Regex Line();

    private sealed record Element(int Offset, int Depth, int Header, int Length);
}
