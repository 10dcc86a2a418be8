using Heluo.Engines.Documents.Pdf.Reading;

namespace Heluo.Engines.Documents.Pdf;

/// <summary>Tells what was added to a file after it was signed: a further signature is allowed, everything else is a change.</summary>
internal static class PdfRevisions
{
    /// <summary>What changed between a signed revision and the file, in Chinese; null for further signatures only.</summary>
    public static string? Difference(byte[] signed, PdfFile now)
    {
        PdfFile before;
        try
        {
            before = PdfFile.Open(signed);
        }
        catch (PdfException)
        {
            return "签名只覆盖文件的一部分，签名处的文件不完整。";
        }

        if (!Equals(before.Trailer["Root"], now.Trailer["Root"])) return "签名之后更换了文件目录。";
        var catalog = ((PdfReference)before.Trailer["Root"]!).Number;
        var information = before.Trailer["Info"] as PdfReference;
        if (!Same(Unstamped(before.Resolve(before.Trailer["Info"])), Unstamped(now.Resolve(now.Trailer["Info"])))) return "签名之后改动了文件的标题、作者等信息。";
        var pages = before.Pages().Select(p => p.Number.Number).ToHashSet();
        var loose = Loose(before);
        foreach (var number in before.Numbers)
        {
            var (old, current) = (before.Object(number), now.Object(number));
            if (Same(old, current) || loose.Contains(number) || number == information?.Number) continue;
            if (old is PdfDictionary was && current is PdfDictionary becomes)
            {
                if (number == catalog && Same(was.Without("AcroForm", "DSS"), becomes.Without("AcroForm", "DSS"))) continue;
                if (pages.Contains(number) && Same(was.Without("Annots"), becomes.Without("Annots"))) continue;
            }

            return $"签名之后改动了已签名的内容（对象 {number}）。";
        }

        if (!before.Pages().Zip(now.Pages()).All(p => OnlySignaturesAdded(before, now, p.First.Page, p.Second.Page))) return "签名之后在页面上添加了签名以外的内容。";
        if (!KeepsForm(before, now)) return "签名之后改动了表单。";
        return KeepsFields(before, now) ? null : "签名之后删除或更换了签名。";
    }

    /// <summary>Document information without what every writer puts in anew.</summary>
    private static PdfDictionary Unstamped(PdfValue? information) =>
        ((information as PdfDictionary) ?? new PdfDictionary(new Dictionary<string, PdfValue>())).Without("ModDate", "Producer");

    /// <summary>Objects whose content is compared by what it says: the form, its list of fields, the lists of annotations.</summary>
    private static HashSet<int> Loose(PdfFile before)
    {
        var loose = new List<PdfValue?> { before.Catalog["AcroForm"], (before.Resolve(before.Catalog["AcroForm"]) as PdfDictionary)?["Fields"] };
        loose.AddRange(before.Pages().Select(p => p.Page["Annots"]));
        return [.. loose.OfType<PdfReference>().Select(r => r.Number)];
    }

    private static bool OnlySignaturesAdded(PdfFile before, PdfFile now, PdfDictionary was, PdfDictionary becomes)
    {
        var old = (before.Resolve(was["Annots"]) as PdfArray)?.Items ?? [];
        var current = (now.Resolve(becomes["Annots"]) as PdfArray)?.Items ?? [];
        var values = PdfSignatureReader.Fields(now).Select(field => field.Value).OfType<PdfDictionary>().ToHashSet(ReferenceEqualityComparer.Instance);
        return current.Count >= old.Count && old.Zip(current).All(pair => Same(pair.First, pair.Second)) && current.Skip(old.Count).All(a => now.Resolve(a) is PdfDictionary annotation
            && annotation["Subtype"] is PdfName { Value: "Widget" } && annotation["FT"] is PdfName { Value: "Sig" } && now.Resolve(annotation["V"]) is { } value && values.Contains(value));
    }

    private static bool KeepsForm(PdfFile before, PdfFile now)
    {
        var (old, current) = (before.Resolve(before.Catalog["AcroForm"]) as PdfDictionary, now.Resolve(now.Catalog["AcroForm"]) as PdfDictionary);
        var empty = new PdfDictionary(new Dictionary<string, PdfValue>());
        return Same((old ?? empty).Without("Fields", "SigFlags"), (current ?? empty).Without("Fields", "SigFlags"));
    }

    private static bool KeepsFields(PdfFile before, PdfFile now)
    {
        var old = PdfSignatureReader.Fields(before);
        var current = PdfSignatureReader.Fields(now);
        return old.All(o => current.Any(c => c.Name == o.Name && Same(o.Value, c.Value)));
    }

    private static bool Same(PdfValue? a, PdfValue? b)
    {
        if (ReferenceEquals(a, b)) return true;
        if (a is null || b is null || a.ToSyntax() != b.ToSyntax()) return false;
        return ((a as PdfDictionary)?.Data ?? default).Span.SequenceEqual(((b as PdfDictionary)?.Data ?? default).Span);
    }
}
