using Shouldly;
using SkiaSharp;
using Xunit;

namespace Heluo.Engines.Tests.Documents.Ofd;

/// <summary>Pages of other makers, looked at point by point.</summary>
public sealed class OfdRenderTests
{
    private const string Box = "<ofd:AbbreviatedData>M 0 0 L 20 0 L 20 20 L 0 20 C</ofd:AbbreviatedData>";

    [Fact]
    public void Path_FillWithoutColour_DrawsOnlyTheLine()
    {
        var drawing = RawOfd.Page($"""<ofd:PathObject ID="3" Boundary="10 10 20 20" Fill="true" LineWidth="1">{Box}</ofd:PathObject>""").Draw();
        drawing.At(20, 20).ShouldBe(SKColors.White);
        drawing.At(10.2, 20).Red.ShouldBeLessThan((byte)100);
    }

    [Fact]
    public void Path_BeyondItsBoundary_IsCut()
    {
        var drawing = RawOfd.Page($"""<ofd:PathObject ID="3" Boundary="10 10 10 10" Fill="true" Stroke="false" LineWidth="0.1"><ofd:FillColor Value="0 0 255"/>{Box}</ofd:PathObject>""").Draw();
        drawing.At(15, 15).ShouldBe(new SKColor(0, 0, 255));
        drawing.At(25, 25).ShouldBe(SKColors.White);
    }

    [Fact]
    public void Path_TurnedByMatrix_StandsWhereItBelongs()
    {
        var drawing = RawOfd.Page("""<ofd:PathObject ID="3" Boundary="20 20 40 40" CTM="0 1 -1 0 40 0" Fill="true" Stroke="false"><ofd:FillColor Value="255 0 0"/><ofd:AbbreviatedData>M 0 0 L 40 0 L 40 10 L 0 10 C</ofd:AbbreviatedData></ofd:PathObject>""").Draw();
        var ink = drawing.Ink();
        (ink.Left, ink.Top, ink.Right, ink.Bottom).ShouldBe((50, 20, 60, 60));
    }

    [Theory]
    [InlineData("M 0 0 A 10 10 0 0 1 20 0 C", 20, 8, 20, 12)]
    [InlineData("S 0 10 Q 10 -10 20 10 C", 20, 18, 20, 23)]
    [InlineData("M0 0L20 0L20,20 L0 20C", 15, 25, 5, 5)]
    public void Path_EveryVerb_IsRead(string data, double insideX, double insideY, double outsideX, double outsideY)
    {
        var drawing = RawOfd.Page($"""<ofd:PathObject ID="3" Boundary="10 10 20 20" LineWidth="9" Fill="true" Stroke="false"><ofd:FillColor Value="255 0 0"/><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>""").Draw();
        drawing.At(insideX, insideY).ShouldBe(SKColors.Red);
        drawing.At(outsideX, outsideY).ShouldBe(SKColors.White);
    }

    [Theory]
    [InlineData("NonZero", true)]
    [InlineData("Even-Odd", false)]
    public void Path_Rule_DecidesOnTheInside(string rule, bool filled)
    {
        var drawing = RawOfd.Page($"""<ofd:PathObject ID="3" Boundary="0 0 50 50" Fill="true" Stroke="false" Rule="{rule}"><ofd:FillColor Value="255 0 0"/><ofd:AbbreviatedData>M 0 0 L 50 0 L 50 50 L 0 50 C M 10 10 L 40 10 L 40 40 L 10 40 C</ofd:AbbreviatedData></ofd:PathObject>""").Draw();
        (drawing.At(25, 25) == SKColors.Red).ShouldBe(filled);
    }

    [Fact]
    public void DrawParam_IsInheritedFromItsRelativeAndTheLayer()
    {
        const string Params = """<ofd:DrawParams><ofd:DrawParam ID="5" LineWidth="4"><ofd:StrokeColor Value="0 255 0"/></ofd:DrawParam><ofd:DrawParam ID="6" Relative="5"><ofd:FillColor Value="255 0 0"/></ofd:DrawParam></ofd:DrawParams>""";
        var file = RawOfd.Page($"""<ofd:PathObject ID="3" Boundary="10 10 20 20" Fill="true">{Box}</ofd:PathObject>""", Params);
        var drawing = file.Change("Doc_0/Pages/Page_0/Content.xml", x => x.Replace("<ofd:Layer ID=\"2\">", "<ofd:Layer ID=\"2\" DrawParam=\"6\">")).Draw();
        drawing.At(20, 20).ShouldBe(SKColors.Red);
        drawing.At(10.5, 20).ShouldBe(new SKColor(0, 255, 0));
        drawing.At(8.5, 20).ShouldBe(new SKColor(0, 255, 0));
    }

    [Fact]
    public void DrawParam_ThatInheritsFromItself_EndsInBlack() =>
        RawOfd.Page($"""<ofd:PathObject ID="3" DrawParam="5" Boundary="10 10 20 20" LineWidth="2">{Box}</ofd:PathObject>""", """<ofd:DrawParams><ofd:DrawParam ID="5" Relative="5"/></ofd:DrawParams>""")
            .Draw().At(10.5, 20).ShouldBe(SKColors.Black);

    [Theory]
    [InlineData("128", 128, 128, 128)]
    [InlineData("255 0 0", 255, 0, 0)]
    [InlineData("#FF #80 #00", 255, 128, 0)]
    [InlineData("0 255 255 0", 255, 0, 0)]
    public void Colour_ByNumberOfComponents_IsRead(string value, byte red, byte green, byte blue) =>
        Filled($"""<ofd:FillColor Value="{value}"/>""").At(20, 20).ShouldBe(new SKColor(red, green, blue));

    [Fact]
    public void Colour_OfAPalette_IsRead() => Filled("""<ofd:FillColor ColorSpace="9" Index="1"/>""", """<ofd:ColorSpaces><ofd:ColorSpace ID="9" Type="RGB"><ofd:Palette><ofd:CV>0 0 0</ofd:CV><ofd:CV>0 0 255</ofd:CV></ofd:Palette></ofd:ColorSpace></ofd:ColorSpaces>""")
        .At(20, 20).ShouldBe(new SKColor(0, 0, 255));

    [Fact]
    public void Colour_HalfTransparent_LetsThePaperThrough() => ((int)Filled("""<ofd:FillColor Value="255 0 0" Alpha="128"/>""").At(20, 20).Green).ShouldBeInRange(120, 135);

    [Theory]
    [InlineData("0", 255)]
    [InlineData("3", 0)]
    public void AxialShading_GoesFromColourToColour(string extend, byte beyond)
    {
        var drawing = Filled($"""<ofd:FillColor><ofd:AxialShd Extend="{extend}" StartPoint="5 0" EndPoint="15 0"><ofd:Segment><ofd:Color Value="255 0 0"/></ofd:Segment><ofd:Segment><ofd:Color Value="0 0 255"/></ofd:Segment></ofd:AxialShd></ofd:FillColor>""");
        ((int)drawing.At(20, 20).Red).ShouldBeInRange(110, 145);
        drawing.At(24, 20).Blue.ShouldBeGreaterThan((byte)200);
        drawing.At(28, 20).Red.ShouldBe(beyond);
    }

    [Fact]
    public void RadialShading_GoesFromTheMiddleOutwards()
    {
        var drawing = Filled("""<ofd:FillColor><ofd:RadialShd Extend="3" StartPoint="10 10" EndPoint="10 10" StartRadius="0" EndRadius="10"><ofd:Segment Position="0"><ofd:Color Value="255 0 0"/></ofd:Segment><ofd:Segment Position="1"><ofd:Color Value="0 0 255"/></ofd:Segment></ofd:RadialShd></ofd:FillColor>""");
        drawing.At(20, 20).Red.ShouldBeGreaterThan((byte)240);
        drawing.At(11, 11).Blue.ShouldBeGreaterThan((byte)240);
    }

    [Fact]
    public void GouraudShading_TakesTheColoursOfItsCorners()
    {
        var drawing = Filled("""<ofd:FillColor><ofd:GouraudShd><ofd:Point X="0" Y="0"><ofd:Color Value="255 0 0"/></ofd:Point><ofd:Point X="20" Y="0"><ofd:Color Value="0 255 0"/></ofd:Point><ofd:Point X="0" Y="20"><ofd:Color Value="0 0 255"/></ofd:Point></ofd:GouraudShd></ofd:FillColor>""");
        drawing.At(10.5, 10.5).Red.ShouldBeGreaterThan((byte)220);
        drawing.At(11, 28).Blue.ShouldBeGreaterThan((byte)200);
        drawing.At(28, 11).Green.ShouldBeGreaterThan((byte)200);
    }

    [Fact]
    public void Pattern_RepeatsItsCell()
    {
        var drawing = Filled("""<ofd:FillColor><ofd:Pattern Width="4" Height="4"><ofd:CellContent><ofd:PathObject ID="8" Boundary="0 0 2 2" Fill="true" Stroke="false" LineWidth="0.01"><ofd:FillColor Value="255 0 0"/><ofd:AbbreviatedData>M 0 0 L 2 0 L 2 2 L 0 2 C</ofd:AbbreviatedData></ofd:PathObject></ofd:CellContent></ofd:Pattern></ofd:FillColor>""");
        foreach (var (x, y) in new[] { (11, 11), (15, 11), (27, 27) }) drawing.At(x, y).ShouldBe(SKColors.Red);
        foreach (var (x, y) in new[] { (13, 11), (11, 13), (33, 11) }) drawing.At(x, y).ShouldBe(SKColors.White);
    }

    [Fact]
    public void Clips_LeaveOnlyTheirArea()
    {
        var drawing = RawOfd.Page($"""<ofd:PathObject ID="3" Boundary="10 10 20 20" Fill="true" Stroke="false"><ofd:FillColor Value="255 0 0"/><ofd:Clips><ofd:Clip><ofd:Area><ofd:Path ID="4" Boundary="5 5 5 5"><ofd:AbbreviatedData>M 0 0 L 5 0 L 5 5 L 0 5 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>{Box}</ofd:PathObject>""").Draw();
        drawing.Ink().ShouldBe((15, 15, 20, 20));
    }

    [Fact]
    public void Composite_IsMovedByItsBoundaryAndMatrix()
    {
        var unit = $"""<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7" Width="20" Height="20"><ofd:Content><ofd:PathObject ID="8" Boundary="0 0 20 20" Fill="true" Stroke="false" LineWidth="0.01"><ofd:FillColor Value="255 0 0"/>{Box}</ofd:PathObject></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>""";
        RawOfd.Page("""<ofd:CompositeObject ID="9" Boundary="30 40 10 10" CTM="0.5 0 0 0.5 0 0" ResourceID="7"/>""", unit).Draw().Ink().ShouldBe((30, 40, 40, 50));
    }

    [Fact]
    public void Image_WithMask_ShowsOnlyWhereTheMaskIsLight()
    {
        const string Media = """<ofd:MultiMedias><ofd:MultiMedia ID="7" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia><ofd:MultiMedia ID="8" Type="Image"><ofd:MediaFile>m.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>""";
        var file = RawOfd.Page("""<ofd:ImageObject ID="3" Boundary="10 10 20 20" CTM="20 0 0 20 0 0" ResourceID="7" ImageMask="8"/>""", Media)
            .Set("Doc_0/Res/a.png", RawOfd.Png(20, 20, (_, _) => SKColors.Red))
            .Set("Doc_0/Res/m.png", RawOfd.Png(20, 20, (x, _) => x < 10 ? SKColors.White : SKColors.Black));
        var drawing = file.Draw();
        drawing.At(14, 20).ShouldBe(SKColors.Red);
        drawing.At(26, 20).ShouldBe(SKColors.White);
        drawing.Notes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(new byte[] { 0x97, 0x4A, 0x42, 0x32, 0x0D, 0x0A }, "JBIG2")]
    [InlineData(new byte[] { 0x49, 0x49, 0x2A, 0x00, 0x08, 0x00 }, "TIFF")]
    [InlineData(new byte[] { 1, 2, 3 }, "损坏")]
    [InlineData(null, "不存在")]
    public void Image_ThatCannotBeShown_IsABoxAndANote(byte[]? data, string words)
    {
        var file = RawOfd.Page("""<ofd:ImageObject ID="3" Boundary="10 10 20 20" CTM="20 0 0 20 0 0" ResourceID="7"/>""", """<ofd:MultiMedias><ofd:MultiMedia ID="7" Type="Image"><ofd:MediaFile>a.jb2</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>""");
        if (data is not null) file.Set("Doc_0/Res/a.jb2", data);
        file.Draw().Notes.ShouldHaveSingleItem().ShouldContain(words);
    }

    [Fact]
    public void Text_WithRepeatedDistances_StandsAtEqualSteps()
    {
        SampleTemplates.Fonts();
        var one = Ink("一", "");
        var four = Ink("一一一一", """DeltaX="g 3 12" """);
        (four.Right - one.Right).ShouldBe(36, 0.3);
        var down = Ink("一一一", """DeltaY="12 12" """);
        (down.Bottom - one.Bottom).ShouldBe(24, 0.3);
    }

    [Fact]
    public void Text_WithoutDistances_IsSetSideBySide()
    {
        SampleTemplates.Fonts();
        (Ink("一一一", "").Right - Ink("一", "").Right).ShouldBe(20, 0.5);
    }

    [Fact]
    public void Text_FontThatIsOnlyNamedOrMissing_IsDrawnWithAnotherAndNoted()
    {
        SampleTemplates.Fonts();
        const string Text = """<ofd:TextObject ID="3" Boundary="10 10 60 20" Font="5" Size="10"><ofd:TextCode X="0" Y="10">证</ofd:TextCode></ofd:TextObject>""";
        var named = RawOfd.Page(Text, """<ofd:Fonts><ofd:Font ID="5" FontName="楷体"/></ofd:Fonts>""").Draw();
        named.Notes.ShouldBeEmpty();
        (named.Ink().Right - named.Ink().Left).ShouldBeInRange(6, 10.5);
        RawOfd.Page(Text, """<ofd:Fonts><ofd:Font ID="5" FontName="楷体"><ofd:FontFile>k.ttf</ofd:FontFile></ofd:Font></ofd:Fonts>""").Draw().Notes.ShouldHaveSingleItem().ShouldContain("楷体");
    }

    [Fact]
    public void Page_SizeOfItsTemplate_CountsWhenItHasNone()
    {
        var file = RawOfd.Page("", page: """<ofd:Template TemplateID="30" ZOrder="Background"/>""")
            .Set("Doc_0/Tpls/T.xml", $"""<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Area><ofd:PhysicalBox>0 0 60 40</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer ID="31"><ofd:PathObject ID="32" Boundary="10 10 20 20" Fill="true" Stroke="false"><ofd:FillColor Value="255 0 0"/>{Box}</ofd:PathObject></ofd:Layer></ofd:Content></ofd:Page>""")
            .Change("Doc_0/Document.xml", x => x.Replace("</ofd:CommonData>", """<ofd:TemplatePage ID="30" BaseLoc="Tpls/T.xml"/></ofd:CommonData>"""));
        var page = file.OpenPage();
        (page.Width, page.Height).ShouldBe((60, 40));
        file.Draw().At(20, 20).ShouldBe(SKColors.Red);
    }

    [Fact]
    public void ToSvg_AnyPage_IsXmlOfThePageSize()
    {
        var svg = System.Xml.Linq.XElement.Parse(RawOfd.Page($"""<ofd:PathObject ID="3" Boundary="10 10 20 20">{Box}</ofd:PathObject>""").OpenPage().ToSvg());
        (svg.Attribute("width")!.Value, svg.Attribute("viewBox")!.Value).ShouldBe(("100mm", "0 0 100 100"));
    }

    private static Drawing Filled(string colour, string resources = "") =>
        RawOfd.Page($"""<ofd:PathObject ID="3" Boundary="10 10 20 20" Fill="true" Stroke="false" LineWidth="0.01">{colour}{Box}</ofd:PathObject>""", resources).Draw();

    private static (double Left, double Top, double Right, double Bottom) Ink(string text, string deltas) =>
        RawOfd.Page($"""<ofd:TextObject ID="3" Boundary="10 10 80 80" Font="5" Size="10"><ofd:TextCode X="5" Y="20" {deltas}>{text}</ofd:TextCode></ofd:TextObject>""", """<ofd:Fonts><ofd:Font ID="5" FontName="宋体"/></ofd:Fonts>""").Draw().Ink();
}
