using System.Diagnostics;
using System.Text;
using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Pdf;
using Shouldly;
using UglyToad.PdfPig;
using Xunit;

namespace Heluo.Engines.Tests.Documents;

public sealed class PdfTests
{
    [Theory]
    [InlineData(SampleTemplates.Notice)]
    [InlineData(SampleTemplates.Receipt)]
    [InlineData(SampleTemplates.Official)]
    public void Write_Sample_GivesTheTextBackInReadingOrder(string template)
    {
        var document = SampleTemplates.Render(template);
        using var pdf = PdfDocument.Open(PdfWriter.ToBytes(document));
        pdf.NumberOfPages.ShouldBe(document.Pages.Count);
        for (var i = 0; i < document.Pages.Count; i++)
        {
            var expected = string.Concat(document.Pages[i].Items.OfType<TextRun>().Select(r => r.Text));
            string.Concat(pdf.GetPage(i + 1).Letters.Select(l => l.Value)).ShouldBe(expected);
        }
    }

    [Fact]
    public void Write_Notice_IsReadByPdftotextWithoutStraySpaces()
    {
        var text = Run("pdftotext", "- -", PdfWriter.ToBytes(SampleTemplates.Render(SampleTemplates.Notice)));
        text.ShouldContain("郑市监许受〔2026〕12号");
        text.ReplaceLineEndings("").ShouldContain("你单位于2026年3月1日提出的“食品经营许可证核发”申请（申请编号：410100202603010001）");
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes()
    {
        var first = PdfWriter.ToBytes(SampleTemplates.Render(SampleTemplates.Official));
        PdfWriter.ToBytes(SampleTemplates.Render(SampleTemplates.Official)).ShouldBe(first);
    }

    [Fact]
    public void Write_Samples_StaySmall()
    {
        var notice = SampleTemplates.Render(SampleTemplates.Notice);
        (PdfWriter.ToBytes(notice).Length / notice.Pages.Count).ShouldBeLessThan(40_000);
        var official = SampleTemplates.Render(SampleTemplates.Official, SampleTemplates.Data(60));
        (PdfWriter.ToBytes(official).Length / official.Pages.Count).ShouldBeLessThan(15_000);
    }

    [Fact]
    public void Write_AttachmentsAndBookmarks_AreCarried()
    {
        var document = SampleTemplates.Render(SampleTemplates.Receipt) with
        {
            Attachments = [new AttachedFile("数据.json", "{}"u8.ToArray(), "application/json")],
            Outline = [new OutlineEntry("收件凭证", 0)],
        };
        using var pdf = PdfDocument.Open(PdfWriter.ToBytes(document));
        pdf.Advanced.TryGetEmbeddedFiles(out var files).ShouldBeTrue();
        files!.ShouldHaveSingleItem().Name.ShouldBe("数据.json");
        pdf.TryGetBookmarks(out var bookmarks).ShouldBeTrue();
        bookmarks!.Roots.ShouldHaveSingleItem().Title.ShouldBe("收件凭证");
        Should.Throw<ArgumentException>(() => PdfWriter.ToBytes(document, archival: true)).Message.ShouldContain("PDF/A-1b");
    }

    [Fact]
    public void Write_Archival_CarriesMetadataAndProfile()
    {
        var bytes = PdfWriter.ToBytes(SampleTemplates.Render(SampleTemplates.Notice), archival: true);
        var text = Encoding.UTF8.GetString(bytes);
        text.ShouldContain("<pdfaid:part>1</pdfaid:part>");
        text.ShouldContain("/GTS_PDFA1");
        Run("qpdf", "--check -", bytes).ShouldContain("No syntax or stream encoding errors");
    }

    private static string Run(string program, string arguments, byte[] input)
    {
        if (!File.Exists("/usr/bin/" + program)) Assert.Skip($"{program} is not installed");
        var file = Path.GetTempFileName();
        File.WriteAllBytes(file, input);
        var start = new ProcessStartInfo(program, arguments.StartsWith("- ", StringComparison.Ordinal) ? file + arguments[1..] : arguments.Replace(" -", " " + file))
        {
            RedirectStandardOutput = true,
        };
        using var process = System.Diagnostics.Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        File.Delete(file);
        return output;
    }
}
