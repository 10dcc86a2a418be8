using System.IO.Compression;
using System.Xml.Linq;
using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Ofd;
using Shouldly;
using SkiaSharp;
using Xunit;

namespace Heluo.Engines.Tests.Documents.Ofd;

public sealed class OfdWriterTests
{
    [Theory]
    [InlineData(SampleTemplates.Notice)]
    [InlineData(SampleTemplates.Receipt)]
    [InlineData(SampleTemplates.Official)]
    public void Write_Sample_GivesTheTextBack(string template)
    {
        var document = SampleTemplates.Render(template);
        var read = OfdFile.Open(OfdWriter.ToBytes(document)).Documents[0];
        read.Pages.Count.ShouldBe(document.Pages.Count);
        for (var i = 0; i < read.Pages.Count; i++)
        {
            var expected = string.Concat(document.Pages[i].Items.OfType<TextRun>().Select(r => r.Text));
            read.Pages[i].Text().Replace("\n", "").Replace(" ", "").ShouldBe(expected.Replace(" ", ""));
        }
    }

    [Fact]
    public void Write_Everything_IsReadBack()
    {
        var read = OfdFile.Open(OfdWriter.ToBytes(Everything(), archival: true));
        read.Kind.ShouldBe("OFD-A");
        var document = read.Documents[0];
        (document.Title, document.Author, document.CreationDate).ShouldBe(("食品经营许可证", "郑州市市场监督管理局", "2026-03-02"));
        document.Custom["电子证照标识"].ShouldBe("1.2.156.3005.2.11410000");
        document.Outline().ShouldHaveSingleItem().ShouldBe(new OutlineEntry("第二页", 1, 20));
        var attachment = document.Attachments().ShouldHaveSingleItem();
        attachment.Name.ShouldBe("数据.json");
        attachment.Data.ShouldBe("{}"u8.ToArray());
        document.CustomTags().ShouldHaveSingleItem().Namespace.ShouldBe("urn:licence");
    }

    [Fact]
    public void Write_Everything_NumbersEachObjectOnceUpToTheMaximum()
    {
        var parts = Parts(OfdWriter.ToBytes(Everything()));
        var ids = parts.Where(p => p.Key.EndsWith(".xml", StringComparison.Ordinal) && p.Key != "Doc_0/Attachs/Attachments.xml" && !p.Key.Contains("Tags/")).SelectMany(p => p.Value.Descendants())
            .Select(e => e.Attribute("ID")?.Value).OfType<string>().Select(Number).ToArray();
        ids.ShouldBeUnique();
        var most = Number(parts["Doc_0/Document.xml"].Descendants().First(e => e.Name.LocalName == "MaxUnitID").Value);
        ids.Max().ShouldBe(most);
    }

    [Fact]
    public void Write_Everything_PutsEveryPartWhereOthersLook()
    {
        var file = OfdWriter.ToBytes(Everything());
        using var zip = new ZipArchive(new MemoryStream(file));
        var names = zip.Entries.Select(e => e.FullName).ToHashSet();
        foreach (var name in new[] { "OFD.xml", "Doc_0/Document.xml", "Doc_0/PublicRes.xml", "Doc_0/DocumentRes.xml", "Doc_0/Pages/Page_0/Content.xml", "Doc_0/Annots/Annotations.xml", "Doc_0/Attachs/Attachments.xml", "Doc_0/Tags/CustomTags.xml" })
            names.ShouldContain(name);
        var parts = Parts(file);
        foreach (var location in parts.Values.SelectMany(p => p.DescendantsAndSelf()).Where(e => e.Name.LocalName is "FileLoc" or "DocRoot" or "FontFile" or "MediaFile").Select(e => e.Value)) location.ShouldNotStartWith("..");
        parts.Values.SelectMany(p => p.DescendantsAndSelf()).Where(e => e.Name.Namespace != XNamespace.None && e.Name.NamespaceName != "urn:licence").ShouldAllBe(e => e.Name.NamespaceName == "http://www.ofdspec.org/2016");
    }

    [Fact]
    public void Write_PagesWithOneBackground_ShareOneTemplate()
    {
        var parts = Parts(OfdWriter.ToBytes(Everything()));
        var template = parts["Doc_0/Document.xml"].Descendants().Single(e => e.Name.LocalName == "TemplatePage").Attribute("ID")!.Value;
        foreach (var page in new[] { 0, 1 }) parts[$"Doc_0/Pages/Page_{page}/Content.xml"].Descendants().Single(e => e.Name.LocalName == "Template").Attribute("TemplateID")!.Value.ShouldBe(template);
    }

    [Fact]
    public void Write_Annotation_IsDrawnOverThePageUnlessHidden()
    {
        var file = OfdWriter.ToBytes(Everything());
        using var shown = SKBitmap.Decode(OfdFile.Open(file).Documents[0].Pages[0].ToPng(4 * 25.4));
        shown.GetPixel(4 * 150, 4 * 150).ShouldBe(new SKColor(0xE6, 0, 0x12));
    }

    [Fact]
    public void Write_Drawn_LooksLikeThePdf()
    {
        SampleTemplates.Fonts();
        var document = SampleTemplates.Render(SampleTemplates.Notice);
        using var drawn = SKBitmap.Decode(OfdFile.Open(OfdWriter.ToBytes(document)).Documents[0].Pages[0].ToPng(72));
        var rule = document.Pages[0].Items.OfType<Shape>().First(s => s.Stroke == Color.OfficialRed).Path.Bounds();
        drawn.GetPixel((int)(100 / 25.4 * 72), (int)(rule.Top / 25.4 * 72)).Red.ShouldBeGreaterThan((byte)200);
        drawn.GetPixel((int)(100 / 25.4 * 72), (int)(rule.Top / 25.4 * 72)).Green.ShouldBeLessThan((byte)120);
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes() => OfdWriter.ToBytes(Everything()).ShouldBe(OfdWriter.ToBytes(Everything()));

    [Fact]
    public void Write_Licence_StaysBelow60Kilobytes() => OfdWriter.ToBytes(SampleTemplates.Render(SampleTemplates.Notice)).Length.ShouldBeLessThan(60_000);

    internal static LaidOutDocument Everything()
    {
        var fonts = SampleTemplates.Fonts();
        var face = fonts.Face(FontRole.Song);
        PageItem[] frame = [new Shape(PathData.Rectangle(10, 10, 190, 277)) { Stroke = Color.Grey }];
        LaidOutPage Page(string text) => new(210, 297, [new TextRun { Face = face, Size = 5, X = 20, Baseline = 30, Text = text, Offsets = [.. text.Select((_, i) => 5.0 * i)], Width = 5.0 * text.Length },
            new Picture(RawOfd.Png(4, 4, (_, _) => SKColors.Blue), 30, 60, 20, 20)]) { Background = frame };
        return new LaidOutDocument
        {
            Pages = [Page("食品经营许可证"), Page("第二页")],
            Metadata = new DocumentMetadata
            {
                Title = "食品经营许可证", Author = "郑州市市场监督管理局", Created = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)), Keywords = ["证照"],
                Custom = new Dictionary<string, string> { ["电子证照标识"] = "1.2.156.3005.2.11410000" },
            },
            Outline = [new OutlineEntry("第二页", 1, 20)],
            Attachments = [new AttachedFile("数据.json", "{}"u8.ToArray(), "application/json")],
            CustomTags = [new CustomTag("urn:licence", "<a xmlns=\"urn:licence\"/>"u8.ToArray())],
            Annotations = [new PageAnnotation(0, AnnotationKind.Watermark, "张三", new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)), [new Shape(PathData.Rectangle(140, 140, 20, 20)) { Fill = Color.OfficialRed }]) { Remark = "仅供办理开户使用" }],
        };
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Dictionary<string, XElement> Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).ToDictionary(e => e.FullName, e =>
        {
            using var stream = e.Open();
            return XElement.Load(stream);
        });
    }
}
