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
        var text = Outside.Run("pdftotext", PdfWriter.ToBytes(SampleTemplates.Render(SampleTemplates.Notice)), "{0}", "-");
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
        Outside.Run("qpdf", bytes, "--check", "{0}").ShouldContain("No syntax or stream encoding errors");
    }

    [Theory]
    [InlineData(SampleTemplates.Notice)]
    [InlineData(SampleTemplates.Receipt)]
    [InlineData(SampleTemplates.Official)]
    public void Write_Archival_IsAcceptedByAnOutsideValidator(string template)
    {
        var document = SampleTemplates.Render(template) with { Outline = [new OutlineEntry("正文", 0, 30)] };
        var picture = new Picture(Ofd.RawOfd.Png(8, 8, (x, y) => new SkiaSharp.SKColor(255, 0, 0, (byte)(x * 30))), 20, 20, 10, 10);
        document = document with { Pages = [document.Pages[0] with { Items = [.. document.Pages[0].Items, picture] }, .. document.Pages.Skip(1)] };
        Outside.Validate(PdfWriter.ToBytes(document, archival: true)).ShouldContain("is a valid PDF/A-1b file");
    }

    [Fact]
    public void Write_NotArchival_IsRefusedByThatValidator() =>
        Outside.Validate(PdfWriter.ToBytes(SampleTemplates.Render(SampleTemplates.Receipt))).ShouldContain("is not a valid PDF/A-1b file");

    [Fact]
    public void Write_SqueezedLines_AreReadAsOneLine()
    {
        var official = SampleTemplates.Render(SampleTemplates.Official);
        var text = Outside.Run("pdftotext", PdfWriter.ToBytes(official), "{0}", "-");
        foreach (var line in Lines(official)) text.ShouldContain(line);
    }

    private static IEnumerable<string> Lines(LaidOutDocument document) => document.Pages.SelectMany(p => p.Items.OfType<TextRun>().GroupBy(r => Math.Round(r.Baseline, 2)))
        .Where(g => g.Count() == 1).Select(g => g.Single().Text).Where(l => l.Length > 20);
}
