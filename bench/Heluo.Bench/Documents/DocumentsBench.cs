using Heluo.Engines.Documents.Ofd;
using Heluo.Engines.Documents.Pdf;

namespace Heluo.Bench.Documents;

/// <summary>Pages per second on one thread: set from a template, written as PDF and OFD, opened, drawn. <c>--samples DIR</c> writes the documents to look at.</summary>
internal static class DocumentsBench
{
    public static Task<int> RunAsync(string[] arguments)
    {
        if (arguments is ["--samples", var folder])
        {
            WriteSamples(folder);
            return Task.FromResult(0);
        }

        foreach (var name in new[] { "notice", "licence" }) Time(name);
        return Task.FromResult(0);
    }

    private static void Time(string name)
    {
        var document = DocumentSamples.Render(name);
        var ofd = OfdWriter.ToBytes(document);
        var pdf = PdfWriter.ToBytes(document);
        Console.WriteLine($"{name}: {document.Pages.Count} page, PDF {pdf.Length / 1024.0:F1} KB, OFD {ofd.Length / 1024.0:F1} KB");
        Report("template set into a page", () => DocumentSamples.Render(name));
        Report("written as PDF", () => PdfWriter.ToBytes(document));
        Report("written as OFD", () => OfdWriter.ToBytes(document));
        Report("OFD opened, text taken out", () => OfdFile.Open(ofd).Documents[0].Text());
        Report("OFD opened, drawn at 96 dpi as PNG", () => OfdFile.Open(ofd).Documents[0].Pages[0].ToPng(96));
        Report("OFD opened, drawn as SVG", () => OfdFile.Open(ofd).Documents[0].Pages[0].ToSvg());

        void Report(string what, Action action) => Console.WriteLine($"{name}, {what}: {Measure.PerSecond(action, 0.5, 3):F0} pages/s");
    }

    private static void WriteSamples(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var name in DocumentSamples.Names)
        {
            var document = DocumentSamples.Sealed(name);
            File.WriteAllBytes(Path.Combine(folder, name + ".pdf"), PdfWriter.ToBytes(document, archival: true));
            var ofd = OfdWriter.ToBytes(document);
            File.WriteAllBytes(Path.Combine(folder, name + ".ofd"), ofd);
            foreach (var page in OfdFile.Open(ofd).Documents[0].Pages)
            {
                File.WriteAllBytes(Path.Combine(folder, $"{name}-{page.Index + 1}.png"), page.ToPng(110));
                File.WriteAllText(Path.Combine(folder, $"{name}-{page.Index + 1}.svg"), page.ToSvg());
            }

            Console.WriteLine($"{name}: {document.Pages.Count} pages");
        }
    }
}
