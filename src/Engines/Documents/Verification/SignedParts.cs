using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Ofd;
using Heluo.Engines.Documents.Signing;

namespace Heluo.Engines.Documents.Verification;

/// <summary>All signatures of a file, and what each of them has to protect.</summary>
internal sealed class SignedParts
{
    /// <summary>The entry of the package.</summary>
    public const string Entrance = "OFD.xml";

    private readonly Dictionary<string, byte[]?> _digests = new(StringComparer.Ordinal);

    public SignedParts(OfdPackage package, IReadOnlyList<SignatureList> lists)
    {
        Lists = lists.Select(list => list.Part).ToHashSet(StringComparer.Ordinal);
        Names = package.Names;
        Roots = [.. package.Xml(Entrance).Children("DocBody").Select(body => Root(package, body.Text("DocRoot")))];
        All = [.. lists.SelectMany(list => list.Entries).Select((entry, i) => new SignedPart(this, package, entry, i))];
        Own = All.SelectMany(part => part.Own).ToHashSet(StringComparer.Ordinal);
    }

    public IReadOnlyList<SignedPart> All { get; }

    public IReadOnlyCollection<string> Names { get; }

    public IReadOnlySet<string> Lists { get; }

    /// <summary>The document that each body of the entry names; null when there is none.</summary>
    public IReadOnlyList<string?> Roots { get; }

    /// <summary>The parts that make up signatures.</summary>
    public IReadOnlySet<string> Own { get; }

    private static string? Root(OfdPackage package, string? location)
    {
        try
        {
            return package.Find(Entrance, location) is { } part && package.Xml(part).Name.LocalName == "Document" ? part : null;
        }
        catch (OfdException broken) when (broken.Fault != OfdFault.TooLarge)
        {
            return null;
        }
    }

    /// <summary>SM3 of a part, computed once; null when it cannot be unpacked.</summary>
    public byte[]? Digest(OfdPackage package, string part)
    {
        if (_digests.TryGetValue(part, out var known)) return known;
        return _digests[part] = Judgement.TryRead(package, part, out _) is { } data ? Sm3.Hash(data) : null;
    }
}

/// <summary>One signature and the parts of the package it speaks of.</summary>
internal sealed class SignedPart
{
    private readonly SignedParts _file;
    private readonly int _index;

    public SignedPart(SignedParts file, OfdPackage package, SignatureEntry entry, int index)
    {
        (_file, Entry, _index) = (file, entry, index);
        if (entry.Part is null)
        {
            Fault = $"缺少签名描述文件“{entry.Location}”";
            return;
        }

        try
        {
            Description = SignatureDescription.Read(package, entry.Part);
        }
        catch (OfdException broken) when (broken.Fault != OfdFault.TooLarge)
        {
            Fault = broken.Message;
        }
    }

    public SignatureEntry Entry { get; }

    public SignatureDescription? Description { get; }

    /// <summary>Why the description cannot be read; else empty.</summary>
    public string Fault { get; } = "";

    /// <summary>The parts that make up the signature itself.</summary>
    public IEnumerable<string> Own => new[] { Entry.Part, Description?.SignedValuePart, Description?.SealPart }.OfType<string>();

    private IEnumerable<string> Listed => Description?.References.Select(reference => reference.Part).OfType<string>() ?? [];

    /// <summary>Every part listed is there and has the digest stated.</summary>
    public string JudgeDigests(OfdPackage package)
    {
        var references = Description!.References;
        if (references.Count == 0) return "受保护文件清单为空";
        var missing = references.Where(reference => reference.Part is null).Select(reference => reference.Location).ToArray();
        if (missing.Length > 0) return $"受保护的文件缺失：{Judgement.Few(missing)}";
        var changed = references.Where(reference => !(_file.Digest(package, reference.Part!) is { } digest && digest.AsSpan().SequenceEqual(reference.Digest)))
            .Select(reference => reference.Part!).ToArray();
        return changed.Length == 0 ? "" : $"受保护的文件已被改动：{Judgement.Few(changed)}";
    }

    /// <summary>
    /// Every part of the package is listed, but for lists of signatures and what makes up a signature, which is verified by itself. A part added
    /// since and protected by a later signature is that signature's business. Some makers leave the entry open, because signing changes it: that passes with a
    /// remark as long as every document it names is protected.
    /// </summary>
    public VerificationStep JudgeCoverage()
    {
        const string code = "coverage", title = "受保护文件清单完整";
        var protectedParts = Listed.ToHashSet(StringComparer.Ordinal);
        var open = _file.Names.Where(name => !protectedParts.Contains(name) && !_file.Lists.Contains(name)).ToHashSet(StringComparer.Ordinal);
        open.ExceptWith(_file.Own);
        if (open.Count == 0) return new VerificationStep(code, title, StepOutcome.Passed, FormerRemark(protectedParts));
        var later = _file.All.Skip(_index + 1).SelectMany(part => part.Listed).ToHashSet(StringComparer.Ordinal);
        var unsigned = open.Where(name => !later.Contains(name)).Order(StringComparer.Ordinal).ToArray();
        if (unsigned is [SignedParts.Entrance] && _file.Roots.All(root => root is not null && protectedParts.Contains(root)))
            return new VerificationStep(code, title, StepOutcome.Passed, "入口文件 OFD.xml 不在签名保护范围内：版式内容未改动，标题、编号等文档信息不能据此认定");
        return unsigned.Length == 0
            ? new VerificationStep(code, title, StepOutcome.Passed, $"签名之后加入了 {open.Count} 个文件，由后来的签名保护")
            : Judgement.Step(code, title, $"有文件不在签名保护范围内：{Judgement.Few(unsigned)}");
    }

    /// <summary>The signature value's bytes.</summary>
    public byte[]? SignedValue(OfdPackage package, out string fault)
    {
        fault = "";
        if (Description!.SignedValuePart is { } part) return Judgement.TryRead(package, part, out fault);
        fault = $"缺少签名值文件“{Description.SignedValueLocation}”";
        return null;
    }

    private string FormerRemark(HashSet<string> protectedParts)
    {
        var former = _file.All.Take(_index).SelectMany(part => part.Own).Any(name => !protectedParts.Contains(name));
        return former ? "没有保护在它之前的签名" : "";
    }
}
