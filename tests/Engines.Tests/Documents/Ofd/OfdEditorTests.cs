using Heluo.Engines.Documents.Editing;
using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Ofd;
using Shouldly;
using SkiaSharp;
using Xunit;

namespace Heluo.Engines.Tests.Documents.Ofd;

public sealed class OfdEditorTests
{
    private static readonly DateTimeOffset Time = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Merge_TwoFiles_HoldsThePagesOfBothAsTheyWere()
    {
        var first = OfdWriter.ToBytes(OfdWriterTests.Everything());
        var second = OfdWriter.ToBytes(SampleTemplates.Render(SampleTemplates.Receipt));
        var merged = OfdFile.Open(OfdEditor.Merge([first, second])).Documents[0];
        merged.Pages.Count.ShouldBe(3);
        merged.Title.ShouldBe("食品经营许可证");
        merged.Attachments().ShouldHaveSingleItem().Name.ShouldBe("数据.json");
        merged.CustomTags().Count.ShouldBe(1);
        merged.Outline().ShouldHaveSingleItem().Page.ShouldBe(1);
        Same(merged.Pages[0], OfdFile.Open(first).Documents[0].Pages[0]);
        Same(merged.Pages[1], OfdFile.Open(first).Documents[0].Pages[1]);
        Same(merged.Pages[2], OfdFile.Open(second).Documents[0].Pages[0]);
    }

    [Fact]
    public void Merge_ForeignFile_KeepsItsDrawingParametersAndColours()
    {
        var foreign = RawOfd.Page("""<ofd:PathObject ID="3" DrawParam="6" Boundary="10 10 20 20" Fill="true" Stroke="false"><ofd:AbbreviatedData>M 0 0 L 20 0 L 20 20 L 0 20 C</ofd:AbbreviatedData></ofd:PathObject>""",
            """<ofd:DrawParams><ofd:DrawParam ID="5"><ofd:FillColor Value="255 0 0"/></ofd:DrawParam><ofd:DrawParam ID="6" Relative="5"/></ofd:DrawParams>""");
        var merged = OfdFile.Open(OfdEditor.Append(OfdWriter.ToBytes(SampleTemplates.Render(SampleTemplates.Receipt)), foreign.ToBytes())).Documents[0];
        (merged.Pages[1].Width, merged.Pages[1].Height).ShouldBe((100, 100));
        Same(merged.Pages[1], foreign.OpenPage());
    }

    [Fact]
    public void Extract_OnePage_LeavesOutWhatItDoesNotUse()
    {
        var file = OfdWriter.ToBytes(SampleTemplates.Render(SampleTemplates.Official, SampleTemplates.Data(40)));
        var one = OfdEditor.Extract(file, [1]);
        var read = OfdFile.Open(one).Documents[0];
        read.Pages.Count.ShouldBe(1);
        Same(read.Pages[0], OfdFile.Open(file).Documents[0].Pages[1]);
        OfdFile.Open(file).Documents[0].Package.Names.Count(n => n.EndsWith(".ttf", StringComparison.Ordinal)).ShouldBeGreaterThan(read.Package.Names.Count(n => n.EndsWith(".ttf", StringComparison.Ordinal)));
    }

    [Fact]
    public void Split_ThenMerge_GivesTheSamePages()
    {
        var file = OfdWriter.ToBytes(OfdWriterTests.Everything());
        var pieces = OfdEditor.Split(file);
        pieces.Count.ShouldBe(2);
        var merged = OfdFile.Open(OfdEditor.Merge(pieces)).Documents[0];
        for (var i = 0; i < 2; i++) Same(merged.Pages[i], OfdFile.Open(file).Documents[0].Pages[i]);
    }

    [Theory]
    [InlineData(new[] { 5 }, "没有第 6 页")]
    [InlineData(new[] { -1 }, "没有第 0 页")]
    [InlineData(new[] { 0, 0 }, "两次")]
    [InlineData(new int[0], "没有指定")]
    public void Extract_WrongPages_AreRefused(int[] pages, string words) =>
        Should.Throw<ArgumentException>(() => OfdEditor.Extract(OfdWriter.ToBytes(OfdWriterTests.Everything()), pages)).Message.ShouldContain(words);

    [Fact]
    public void Annotate_Licence_ShowsThePurposeOnThePage()
    {
        var file = OfdWriter.ToBytes(OfdWriterTests.Everything());
        var face = SampleTemplates.Fonts().Face(Heluo.Engines.Documents.Fonts.FontRole.Hei);
        var note = new TextRun { Face = face, Size = 6, X = 40, Baseline = 200, Text = "仅供开户", Offsets = [0, 6, 12, 18], Width = 24, Color = Color.OfficialRed };
        var copy = OfdFile.Open(OfdEditor.Annotate(file, [new PageAnnotation(1, AnnotationKind.Watermark, "李四", Time, [note]) { Remark = "开户" }])).Documents[0];
        Same(copy.Pages[0], OfdFile.Open(file).Documents[0].Pages[0]);
        using var drawn = SKBitmap.Decode(copy.Pages[1].ToPng(4 * 25.4));
        var red = 0;
        for (var x = 4 * 40; x < 4 * 64; x++)
        {
            if (drawn.GetPixel(x, 4 * 198) is { Red: > 200, Green: < 80 }) red++;
        }

        red.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void ToArchive_OwnFile_HasNoFaultsAndCarriesTheFacts()
    {
        var archived = OfdFile.Open(OfdEditor.ToArchive(OfdWriter.ToBytes(OfdWriterTests.Everything()), new Dictionary<string, string> { ["签名人"] = "郑州市市场监督管理局" }));
        archived.Kind.ShouldBe("OFD-A");
        OfdArchive.Faults(archived).ShouldBeEmpty();
        archived.Documents[0].Custom["签名人"].ShouldBe("郑州市市场监督管理局");
    }

    [Fact]
    public void ToArchive_SealedFile_KeepsTheSealAsAPictureAndDropsTheSignature()
    {
        var sealedFile = OfdFile.Open(Signing.SignedSamples.Sealed);
        OfdArchive.Faults(sealedFile).ShouldContain(f => f.Kind == OfdArchiveFaultKind.Signature);
        var archived = OfdFile.Open(OfdEditor.ToArchive(Signing.SignedSamples.Sealed)).Documents[0];
        archived.SignaturesLocation.ShouldBeNull();
        for (var i = 0; i < archived.Pages.Count; i++)
        {
            using var original = SKBitmap.Decode(sealedFile.Documents[0].Pages[i].ToPng(60));
            using var copy = SKBitmap.Decode(archived.Pages[i].ToPng(60));
            Difference(original, copy).ShouldBeLessThan(0.01);
        }

        archived.Pages.Sum(p => archived.Annotations(p.Id).Count()).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Faults_ForeignFile_NamesWhatArchivesDoNotTake()
    {
        var file = RawOfd.Page("""<ofd:PathObject ID="3" Boundary="0 0 9 9"><ofd:Actions><ofd:Action Event="CLICK"><ofd:URI URI="http://example.com"/></ofd:Action></ofd:Actions></ofd:PathObject>""",
            """<ofd:Fonts><ofd:Font ID="5" FontName="宋体"/></ofd:Fonts><ofd:MultiMedias><ofd:MultiMedia ID="6" Type="Video"><ofd:MediaFile>v.mp4</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>""");
        OfdArchive.Faults(file.Open()).Select(f => f.Kind).ShouldBe([OfdArchiveFaultKind.Kind, OfdArchiveFaultKind.Font, OfdArchiveFaultKind.Media, OfdArchiveFaultKind.External], ignoreOrder: true);
    }

    [Fact]
    public void ToArchive_FontThatIsOnlyNamed_IsEmbeddedAsItIsDrawn()
    {
        SampleTemplates.Fonts();
        var file = RawOfd.Page("""<ofd:TextObject ID="3" Boundary="10 10 60 20" Font="5" Size="10"><ofd:CGTransform CodeCount="2" GlyphCount="2"><ofd:Glyphs>900 901</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X="0" Y="10" DeltaX="12">发票</ofd:TextCode></ofd:TextObject>""",
            """<ofd:Fonts><ofd:Font ID="5" FontName="楷体" FamilyName="KaiTi"/></ofd:Fonts>""");
        var archived = OfdFile.Open(OfdEditor.ToArchive(file.ToBytes()));
        OfdArchive.Faults(archived).ShouldBeEmpty();
        var page = archived.Documents[0].Pages[0];
        page.Text().ShouldBe("发票");
        using var original = SKBitmap.Decode(file.OpenPage().ToPng(100));
        using var copy = SKBitmap.Decode(page.ToPng(100));
        Difference(original, copy).ShouldBeLessThan(0.01);
    }

    [Fact]
    public void ToArchive_FilmInside_IsRefused()
    {
        var file = RawOfd.Page("""<ofd:ImageObject ID="3" Boundary="0 0 9 9" ResourceID="6"/>""", """<ofd:MultiMedias><ofd:MultiMedia ID="6" Type="Video"><ofd:MediaFile>v.mp4</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>""");
        Should.Throw<OfdException>(() => OfdEditor.ToArchive(file.ToBytes())).Message.ShouldContain("视频");
    }

    /// <summary>Mean difference of brightness, 0 to 1.</summary>
    private static double Difference(SKBitmap a, SKBitmap b)
    {
        var sum = 0.0;
        for (var y = 0; y < a.Height; y++)
        {
            for (var x = 0; x < a.Width; x++) sum += Math.Abs(a.GetPixel(x, y).Red - b.GetPixel(x, y).Red) / 255.0;
        }

        return sum / (a.Width * a.Height);
    }

    private static void Same(OfdPage actual, OfdPage expected)
    {
        actual.Text().ShouldBe(expected.Text());
        actual.ToPng(60).ShouldBe(expected.ToPng(60));
        actual.Notes.ShouldBe(expected.Notes);
    }
}
