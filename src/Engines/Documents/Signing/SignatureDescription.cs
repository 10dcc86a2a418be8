using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Heluo.Engines.Documents.Ofd;

namespace Heluo.Engines.Documents.Signing;

/// <summary>A protected part.</summary>
/// <param name="Location">As written.</param>
/// <param name="Part">What it names; null when it is missing.</param>
/// <param name="Digest">The digest stated; empty when it cannot be read.</param>
internal sealed record ProtectedPart(string Location, string? Part, byte[] Digest);

/// <summary>What a Signature.xml says (GB/T 33190-2016, 18.2). Reading it proves nothing.</summary>
internal sealed class SignatureDescription
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private static readonly string[] LocalTimes =
        ["yyyyMMddHHmmss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy/MM/dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFF", "yyyy-MM-dd'T'HH:mm:ss.FFF", "yyyyMMddHHmmss.FFF"];

    private SignatureDescription(string part) => Part = part;

    public string Part { get; }

    /// <summary>The bytes that the signature value covers.</summary>
    public required byte[] Bytes { get; init; }

    public required string Provider { get; init; }

    public required string Method { get; init; }

    public required string CheckMethod { get; init; }

    /// <summary>When it says it was made; null when it does not or cannot be read.</summary>
    public required DateTimeOffset? Time { get; init; }

    public required IReadOnlyList<ProtectedPart> References { get; init; }

    public required IReadOnlyList<XElement> Stamps { get; init; }

    /// <summary>Where Seal.esl is as written; null when not named.</summary>
    public required string? SealLocation { get; init; }

    public required string? SealPart { get; init; }

    public required string SignedValueLocation { get; init; }

    public required string? SignedValuePart { get; init; }

    /// <exception cref="OfdException">Missing, or not what the standard says.</exception>
    public static SignatureDescription Read(OfdPackage package, string part)
    {
        var root = package.Xml(part);
        if (root.Name.LocalName != "Signature" || root.Child("SignedInfo") is not { } info || info.Child("References") is not { } references)
            throw new OfdException(OfdFault.BadContent, $"“{part}”不是签名描述文件，或没有受保护文件清单。");
        if (references.Children("Reference").Skip(2 * package.Names.Count + 16).Any())
            throw new OfdException(OfdFault.BadContent, $"“{part}”列出的受保护文件比文件包里的还多，拒绝读取。");
        var seal = info.Child("Seal")?.Text("BaseLoc");
        var value = root.Text("SignedValue") ?? "";
        return new SignatureDescription(part)
        {
            Bytes = package.Read(part),
            Provider = info.Child("Provider")?.Value("ProviderName") ?? "",
            Method = info.Text("SignatureMethod") ?? "",
            CheckMethod = references.Value("CheckMethod") ?? "",
            Time = ReadTime(info.Text("SignatureDateTime")),
            References = [.. references.Children("Reference").Select(e => Protected(package, part, e))],
            Stamps = [.. info.Children("StampAnnot")],
            SealLocation = seal, SealPart = package.Find(part, seal),
            SignedValueLocation = value, SignedValuePart = package.Find(part, value),
        };
    }

    /// <summary>Times in files of several makers; one without zone is China's.</summary>
    internal static DateTimeOffset? ReadTime(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        var isUtc = text.EndsWith('Z');
        if (DateTime.TryParseExact(isUtc ? text[..^1] : text, LocalTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return new DateTimeOffset(local, isUtc ? TimeSpan.Zero : China).ToUniversalTime();
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;
    }

    private static ProtectedPart Protected(OfdPackage package, string from, XElement reference)
    {
        var location = reference.Value("FileRef") ?? "";
        return new ProtectedPart(location, package.Find(from, location), Digest(reference.Text("CheckValue") ?? ""));
    }

    /// <summary>Base64 by the standard; some makers write hexadecimal.</summary>
    private static byte[] Digest(string text)
    {
        if (text.Length == 64 && text.All(char.IsAsciiHexDigit)) return Convert.FromHexString(text);
        var packed = Encoding.ASCII.GetBytes([.. text.Where(c => !char.IsWhiteSpace(c))]);
        return Base64.IsValid(packed, out var length) && length <= 64 ? Convert.FromBase64String(Encoding.ASCII.GetString(packed)) : [];
    }
}
