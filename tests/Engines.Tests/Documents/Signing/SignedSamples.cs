using System.IO.Compression;
using System.Text;
using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Ofd;
using Heluo.Engines.Documents.Signing;
using Heluo.Engines.Documents.Verification;
using static Heluo.Engines.Tests.Crypto.CryptoSamples;

namespace Heluo.Engines.Tests.Documents.Signing;

/// <summary>Small OFD files to sign, and ways to take packages apart and put them together again.</summary>
internal static class SignedSamples
{
    public static byte[] Plain { get; } = OfdWriter.ToBytes(new LaidOutDocument
    {
        Pages = [Page(20), Page(60)],
        Metadata = new DocumentMetadata { Title = "样例证照", Custom = new Dictionary<string, string> { ["证照编号"] = "1" } },
        Attachments = [new AttachedFile("数据.xml", "<a/>"u8.ToArray())],
    });

    public static byte[] Sealed { get; } = Sign(Plain);

    public static byte[] Sign(byte[] file, Func<OfdSigningRequest, OfdSigningRequest>? change = null)
    {
        var request = new OfdSigningRequest
        {
            Certificate = Authority.Signer, Key = Authority.SignerKey, Seal = Seal, SignedAt = SigningTime,
            Places = [StampPlace.Around(0, 150, 220, 42, 42)],
        };
        return OfdSigner.Sign(file, change?.Invoke(request) ?? request);
    }

    public static OfdVerification Verify(byte[] file, TrustStore? trust = null) => new OfdVerifier(trust ?? Authority.ToTrustStore()).Verify(file);

    /// <summary>Codes of the failed steps of all signatures.</summary>
    public static List<string> Failed(byte[] file, TrustStore? trust = null) => [.. Verify(file, trust).Signatures
        .SelectMany(one => one.Steps).Where(step => step.Outcome == StepOutcome.Failed).Select(step => step.Code)];

    public static string Reason(byte[] file, string code) => Verify(file).Signatures.SelectMany(one => one.Steps).First(step => step.Code == code && step.Outcome == StepOutcome.Failed).Reason;

    public static OrderedDictionary<string, byte[]> Unpack(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        var parts = new OrderedDictionary<string, byte[]>();
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            parts[entry.FullName] = copy.ToArray();
        }

        return parts;
    }

    public static byte[] Pack(IEnumerable<KeyValuePair<string, byte[]>> parts)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, data) in parts)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(data);
            }
        }

        return output.ToArray();
    }

    /// <summary>The file with some parts changed; null as new content takes the part out.</summary>
    public static byte[] With(byte[] file, string part, Func<byte[]?, byte[]?> change)
    {
        var parts = Unpack(file);
        var changed = change(parts.GetValueOrDefault(part));
        if (changed is null) parts.Remove(part);
        else parts[part] = changed;
        return Pack(parts);
    }

    public static byte[] Replace(byte[] file, string part, string old, string with) =>
        With(file, part, data => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(data!).Replace(old, with, StringComparison.Ordinal)));

    private static LaidOutPage Page(double at) => new(210, 297, [new Shape(PathData.Rectangle(at, at, 50, 20)) { Stroke = Color.OfficialRed }]);
}
