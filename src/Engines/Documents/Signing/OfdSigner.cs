using System.Globalization;
using System.Xml.Linq;
using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Ofd;
using static Heluo.Engines.Documents.Ofd.OfdNames;

namespace Heluo.Engines.Documents.Signing;

/// <summary>
/// Signs OFD files (GB/T 33190-2016 chapter 18, GM/T 0099-2020), with a seal (GB/T 38540-2020) or plainly. Every part of the file is protected but the list
/// of signatures, so that others can sign after; each later signature protects the former ones. Protected parts keep their bytes.
/// </summary>
public static class OfdSigner
{
    private const string Provider = "Heluo";
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>Signs.</summary>
    /// <param name="file">An OFD file, signed already or not.</param>
    /// <param name="request">Who signs and where it shows.</param>
    /// <returns>The signed file.</returns>
    /// <exception cref="OfdException">The file cannot be read safely.</exception>
    /// <exception cref="OfdSigningException">The file or the seal does not allow it.</exception>
    public static byte[] Sign(byte[] file, OfdSigningRequest request)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(request);
        Check(request);
        var package = new OfdPackage(file, OfdLimits.Default);
        var parts = new OrderedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in package.Names) parts[name] = package.Read(name);
        var root = package.Xml("OFD.xml");
        var bodies = root.Children("DocBody").ToArray();
        if (request.Document >= bodies.Length) throw new OfdSigningException($"文件里没有第 {request.Document + 1} 个文档。");
        var body = bodies[request.Document];
        var document = package.Locate("OFD.xml", body.Text("DocRoot") ?? "Doc_0/Document.xml");
        var folder = OfdPackage.Folder(document) + "Signs/";
        var list = SignatureList.Of(package, body);
        RefuseIfClosed(package, list);
        var listPart = list?.Part ?? folder + "Signatures.xml";
        if (list is null)
        {
            body.Add(new XElement(body.Name.Namespace + "Signatures", "/" + listPart));
            parts["OFD.xml"] = ZipWriter.Xml(root);
        }

        var own = OfdPackage.Folder(listPart) + "Sign_" + NextFolder(package.Names, OfdPackage.Folder(listPart));
        Write(parts, request, Pages(package, document), new Places(list, listPart, own.TrimStart('/')));
        using var output = new MemoryStream();
        ZipWriter.Write(parts, output);
        return output.ToArray();
    }

    private sealed record Places(SignatureList? List, string ListPart, string Folder)
    {
        public string Description => Folder + "/Signature.xml";

        public string SignedValue => Folder + "/SignedValue.dat";

        public string Seal => Folder + "/Seal.esl";
    }

    private static void Write(OrderedDictionary<string, byte[]> parts, OfdSigningRequest request, string[] pages, Places places)
    {
        var number = places.List?.HighestId ?? 0;
        var id = "s" + ++number;
        var stamps = request.Places.Select(place => Stamp("s" + ++number, place, pages)).ToArray();
        var listed = Entry(places.List, id, request.Seal is not null, places.Description, "s" + number);
        if (request.Seal is { } seal) parts[places.Seal] = seal.Encoded.ToArray();
        if (request.IsLast) parts[places.ListPart] = listed;
        var references = parts.Where(part => request.IsLast || part.Key != places.ListPart).Select(part =>
            Element("Reference", Attribute("FileRef", "/" + part.Key), Element("CheckValue", Convert.ToBase64String(Sm3.Hash(part.Value))))).ToArray();
        var description = ZipWriter.Xml(Root("Signature",
            Element("SignedInfo",
                Element("Provider", Attribute("ProviderName", Provider), Attribute("Version", "1.0"), Attribute("Company", Provider)),
                Element("SignatureMethod", Sm2.SignatureOid),
                Element("SignatureDateTime", request.SignedAt.ToOffset(China).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)),
                Element("References", Attribute("CheckMethod", Sm3.Oid), references),
                stamps,
                request.Seal is null ? null : Element("Seal", Element("BaseLoc", "/" + places.Seal))),
            Element("SignedValue", "/" + places.SignedValue)));
        parts[places.ListPart] = listed;
        parts[places.Description] = description;
        parts[places.SignedValue] = SignedValue(request, description, "/" + places.Description);
    }

    private static byte[] SignedValue(OfdSigningRequest request, byte[] description, string path)
    {
        var digest = Sm3.Hash(description);
        if (request.Seal is not { } seal)
            return SignedMessage.Sign(new SignedMessageRequest { Content = digest }, request.Certificate, request.Key).Encoded.ToArray();
        var what = new SealSignatureRequest { Seal = seal, DataHash = digest, PropertyInfo = path, SignedAt = request.SignedAt };
        return SealSignature.Sign(what, request.Certificate, request.Key, request.Timestamps).Encoded.ToArray();
    }

    private static byte[] Entry(SignatureList? list, string id, bool isSeal, string description, string highest)
    {
        var root = list?.Root ?? Root("Signatures", Element("MaxSignId", highest));
        var names = root.Name.Namespace;
        if (root.Child("MaxSignId") is { } known) known.Value = highest;
        else root.AddFirst(new XElement(names + "MaxSignId", highest));
        root.Add(new XElement(names + "Signature", Attribute("ID", id), Attribute("Type", isSeal ? "Seal" : "Sign"), Attribute("BaseLoc", "/" + description)));
        return ZipWriter.Xml(root);
    }

    private static XElement Stamp(string id, StampPlace place, string[] pages)
    {
        if (place.Page < 0 || place.Page >= pages.Length) throw new OfdSigningException($"文件没有第 {place.Page + 1} 页，无法在该页盖章。");
        var stamp = Element("StampAnnot", Attribute("ID", id), Attribute("PageRef", pages[place.Page]),
            Attribute("Boundary", Numbers(place.X, place.Y, place.Width, place.Height)));
        if (place.Clip is { } clip) stamp.Add(Attribute("Clip", Numbers(clip.X, clip.Y, clip.Width, clip.Height)));
        return stamp;
    }

    private static void Check(OfdSigningRequest request)
    {
        if (request.Certificate.PublicKey is not { } certified || !certified.Equals(request.Key.PublicKey))
            throw new OfdSigningException("证书与签名密钥不是一对。");
        if (request.Seal is not { } seal)
        {
            if (request.Places.Count > 0) throw new OfdSigningException("没有印章，不能指定盖章位置。");
            return;
        }

        if (!seal.Signers.Contains(request.Certificate.Encoded)) throw new OfdSigningException("该证书不在印章的签章人名单内，不能用这枚印章签章。");
        if (request.SignedAt < seal.ValidFrom || request.SignedAt > seal.ValidTo) throw new OfdSigningException("印章不在有效期内，不能签章。");
    }

    private static void RefuseIfClosed(OfdPackage package, SignatureList? list)
    {
        foreach (var entry in list?.Entries ?? [])
        {
            if (entry.Part is null) throw new OfdSigningException($"已有签名“{entry.Id}”的描述文件缺失，不能继续签名。");
            if (SignatureDescription.Read(package, entry.Part).References.Any(reference => reference.Part == list!.Part))
                throw new OfdSigningException("已有签名保护了签名列表，文件不允许继续签名。");
        }
    }

    private static string[] Pages(OfdPackage package, string document) =>
        [.. package.Xml(document).Child("Pages")?.Children("Page").Select(page => page.Value("ID") ?? "") ?? []];

    private static string NextFolder(IEnumerable<string> names, string signs)
    {
        var highest = names.Where(name => name.StartsWith(signs + "Sign_", StringComparison.Ordinal))
            .Select(name => SignatureList.Number(name[(signs.Length + 5)..].Split('/')[0])).DefaultIfEmpty(-1).Max();
        return (highest + 1).ToString(CultureInfo.InvariantCulture);
    }
}
