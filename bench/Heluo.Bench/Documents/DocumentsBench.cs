using System.Diagnostics;
using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Ofd;
using Heluo.Engines.Documents.Pdf;

namespace Heluo.Bench.Documents;

/// <summary>
/// Pages per second of processor time, so that other work on the machine does not count: set from a template, written as PDF and OFD, opened,
/// drawn, signed. <c>--samples DIR</c> writes the documents to look at.
/// </summary>
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

        using var keys = SoftwareKeyStore.InMemory();
        var authority = DemonstrationAuthority.Create(keys, "郑州市市场监督管理局", DateTimeOffset.UtcNow.AddDays(-1));
        var request = new PdfSigningRequest { Certificate = authority.Signer, Key = authority.SignerKey, Time = DateTimeOffset.UtcNow };
        var signed = PdfSigner.Sign(pdf, request);
        Report("PDF signed with SM2", () => PdfSigner.Sign(pdf, request));
        Report("PDF signature verified", () => PdfSignatureReader.Read(signed));

        void Report(string what, Action action) => Console.WriteLine($"{name}, {what}: {PerProcessorSecond(action):F0}/s");
    }

    /// <summary>Median of five rounds after one to warm up.</summary>
    private static double PerProcessorSecond(Action action)
    {
        using var process = Process.GetCurrentProcess();
        var rates = new List<double>();
        for (var round = 0; round < 6; round++)
        {
            process.Refresh();
            var (started, count) = (process.TotalProcessorTime, 0);
            for (var used = TimeSpan.Zero; used.TotalSeconds < 0.4; count++)
            {
                action();
                process.Refresh();
                used = process.TotalProcessorTime - started;
            }

            if (round > 0) rates.Add(count / (process.TotalProcessorTime - started).TotalSeconds);
        }

        return rates.Order().ElementAt(rates.Count / 2);
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
