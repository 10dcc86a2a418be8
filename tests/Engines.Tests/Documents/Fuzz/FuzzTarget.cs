using System.Text;
using Heluo.Engines.Documents.Editing;
using Heluo.Engines.Documents.Ofd;
using Heluo.Engines.Documents.Pdf;
using Heluo.Engines.Documents.Pdf.Reading;
using Heluo.Engines.Documents.Templates;

namespace Heluo.Engines.Tests.Documents.Fuzz;

/// <summary>A parser to be tried: inputs to start from, and what is done with an input. Refusals by the parser's own exception are right; any other exception is a fault.</summary>
internal sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, Action<byte[]> Run)
{
    private static readonly OfdLimits Limits = new() { EntryBytes = 4 << 20, TotalBytes = 16 << 20, XmlBytes = 1 << 20, PagePixels = 4_000_000, DrawTime = TimeSpan.FromSeconds(2) };

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("zip", [FuzzSeeds.Package(FuzzSeeds.OfdParts())], Refusable<OfdException>(Zip)),
        new("xml", [.. FuzzSeeds.OfdParts().Values], Refusable<OfdException>(bytes => XmlParts.Parse(bytes, "x.xml", Limits))),
        new("ofd", [.. FuzzSeeds.OfdParts().Where(p => p.Key.EndsWith(".xml", StringComparison.Ordinal)).Select(p => Encoding.UTF8.GetBytes(p.Key + "\n").Concat(p.Value).ToArray())], Refusable<OfdException>(Part)),
        new("pdf", FuzzSeeds.Pdfs(), Refusable<PdfException>(Pdf)),
        new("template", FuzzSeeds.Templates(), bytes => DocumentTemplate.Check(Encoding.UTF8.GetString(bytes))),
    ];

    private static Action<byte[]> Refusable<TRefusal>(Action<byte[]> run)
        where TRefusal : Exception => bytes =>
    {
        try
        {
            run(bytes);
        }
        catch (TRefusal)
        {
        }
    };

    private static void Zip(byte[] bytes)
    {
        var zip = new ZipReader(bytes, Limits);
        foreach (var name in zip.Names) zip.Read(name);
    }

    /// <summary>The input is the name of a part, a line end and what the part holds; everything else of the package is as it should be.</summary>
    private static void Part(byte[] bytes)
    {
        var end = Array.IndexOf(bytes, (byte)'\n');
        var parts = FuzzSeeds.OfdParts();
        if (end > 0) parts[Encoding.UTF8.GetString(bytes, 0, end)] = bytes[(end + 1)..];
        var package = FuzzSeeds.Package(parts);
        var file = OfdFile.Open(package, Limits);
        foreach (var document in file.Documents)
        {
            document.Text();
            foreach (var page in document.Pages.Take(3))
            {
                page.ToPng(20);
                page.ToSvg();
            }

            document.Outline();
            document.Attachments();
            document.CustomTags();
        }

        OfdArchive.Faults(file);
        OfdFile.Open(OfdEditor.Merge([package], Limits), Limits);
    }

    private static void Pdf(byte[] bytes)
    {
        PdfSignatureReader.Read(bytes);
        var file = PdfFile.Open(bytes);
        file.Pages();
        foreach (var number in file.Numbers.Take(200))
        {
            if (file.Object(number) is PdfDictionary { Data: not null } stream) PdfUnpacking.Unpack(stream, file.Resolve);
        }
    }
}
