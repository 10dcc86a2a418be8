using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CsCheck;
using Heluo.Engines.Documents.Ofd;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Documents.Ofd;

/// <summary>Damaged, hostile and strange files: read leniently where that is safe, refused with the reason where it is not.</summary>
public sealed class OfdReaderTests
{
    private const string Square = """<ofd:PathObject ID="3" Boundary="10 10 20 20" Fill="true" Stroke="false"><ofd:FillColor Value="255 0 0"/><ofd:AbbreviatedData>M 0 0 L 20 0 L 20 20 L 0 20 C</ofd:AbbreviatedData></ofd:PathObject>""";
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    [Fact]
    public void Open_NotAZip_IsRefused() => Refused("不是压缩包"u8.ToArray(), OfdFault.Damaged, "不是 OFD 文件");

    [Fact]
    public void Open_CutOff_IsRefused() => Refused(RawOfd.Page(Square).ToBytes()[..^30], OfdFault.Damaged, "没有传完整");

    [Fact]
    public void Open_ZipWithoutEntrance_IsRefused() => Refused(new RawOfd().Set("a.txt", "x").ToBytes(), OfdFault.MissingPart, "OFD.xml");

    [Fact]
    public void Open_ChangedByte_IsRefusedByItsChecksum()
    {
        var file = RawOfd.Page(Square).Set("Doc_0/Res/big.bin", new byte[5000]).ToBytes();
        var at = file.AsSpan().IndexOf("big.bin"u8) + 20;
        file[at] ^= 0x10;
        var error = Should.Throw<OfdException>(() => OfdFile.Open(file).Documents[0].Package.Read("Doc_0/Res/big.bin"));
        error.Fault.ShouldBe(OfdFault.Damaged);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("Doc_0/../../x.xml")]
    [InlineData("..\\..\\x.xml")]
    [InlineData("C:/Windows/x.xml")]
    public void Open_EntryThatLeavesThePackage_IsRefused(string name) => Refused(RawOfd.Page(Square).Set(name, "x").ToBytes(), OfdFault.UnsafePath, "拒绝打开");

    [Fact]
    public void Open_SameNameTwice_IsRefused()
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in new[] { "OFD.xml", "OFD.xml" })
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write("<OFD/>"u8);
            }
        }

        Refused(buffer.ToArray(), OfdFault.UnsafePath, "两个");
    }

    [Fact]
    public void Open_LocalNameOtherThanInDirectory_IsRefused()
    {
        var file = RawOfd.Page(Square).ToBytes();
        var at = file.AsSpan().IndexOf("Doc_0/Pages"u8);
        file[at] = (byte)'X';
        Refused(file, OfdFault.UnsafePath, "两处名称不一致");
    }

    [Fact]
    public void Open_Bomb_IsRefusedBeforeItIsUnpacked()
    {
        var file = RawOfd.Page(Square).Set("Doc_0/bomb.bin", new byte[4_000_000]).ToBytes();
        var at = file.AsSpan().LastIndexOf("Doc_0/bomb.bin"u8) - 46;
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at + 24), 60_000_000);
        Refused(file, OfdFault.TooLarge, "压缩炸弹");
    }

    [Fact]
    public void Open_EntriesLargerThanAllowedTogether_AreRefused()
    {
        var random = new byte[60_000];
        new Random(1).NextBytes(random);
        var file = RawOfd.Page(Square).Set("Doc_0/a.bin", random).Set("Doc_0/b.bin", random).ToBytes();
        var document = OfdFile.Open(file, new OfdLimits { TotalBytes = 100_000 }).Documents[0];
        document.Package.Read("Doc_0/a.bin");
        Should.Throw<OfdException>(() => document.Package.Read("Doc_0/b.bin")).Fault.ShouldBe(OfdFault.TooLarge);
    }

    [Fact]
    public void Open_OverlappingEntries_AreRefused()
    {
        var file = RawOfd.Page(Square).Set("Doc_0/twin.xml", "<a/>").ToBytes();
        var first = file.AsSpan().LastIndexOf("Doc_0/twin.xml"u8) - 46;
        var other = file.AsSpan().LastIndexOf("Doc_0/Document.xml"u8) - 46;
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(first + 20), BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(first + 20)) - 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(other + 20), BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(other + 20)) + 200);
        Should.Throw<OfdException>(() => OfdFile.Open(file)).Fault.ShouldBe(OfdFault.Damaged);
    }

    [Theory]
    [InlineData("Doc_0/Document.xml", "Document.xml")]
    [InlineData("Doc_0/Pages/Page_0/Content.xml", "Pages/Page_0/Content.xml")]
    public void Open_PartIsMissing_IsNamed(string part, string named)
    {
        var file = RawOfd.Page(Square);
        file.Parts.Remove(part);
        var error = Should.Throw<OfdException>(() => file.OpenPage());
        error.Fault.ShouldBe(OfdFault.MissingPart);
        error.Message.ShouldContain(named);
    }

    [Fact]
    public void Open_PartIsNotXml_IsNamedWithLine()
    {
        var error = Should.Throw<OfdException>(() => RawOfd.Page("<broken>\n<").OpenPage());
        error.Fault.ShouldBe(OfdFault.BadContent);
        error.Message.ShouldContain("Content.xml");
        error.Message.ShouldContain("第 2 行");
    }

    [Fact]
    public void Open_DocumentType_IsRefused()
    {
        var file = RawOfd.Page(Square).Change("Doc_0/Document.xml", x => "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + x);
        Should.Throw<OfdException>(() => file.Open()).Message.ShouldContain("DOCTYPE");
    }

    [Fact]
    public void Open_DeepNesting_IsRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("<ofd:PageBlock>", 5000)) + string.Concat(Enumerable.Repeat("</ofd:PageBlock>", 5000));
        Should.Throw<OfdException>(() => RawOfd.Page(deep).OpenPage()).Message.ShouldContain("嵌套");
    }

    [Fact]
    public void Draw_CompositeThatHoldsItself_EndsWithARefusal()
    {
        const string Loop = """<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7" Width="9" Height="9"><ofd:Content><ofd:CompositeObject ID="8" Boundary="0 0 9 9" ResourceID="7"/></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>""";
        var page = RawOfd.Page("""<ofd:CompositeObject ID="9" Boundary="0 0 9 9" ResourceID="7"/>""", Loop).OpenPage();
        Should.Throw<OfdException>(() => page.ToPng(72)).Message.ShouldContain("嵌套");
        page.Text().ShouldBeEmpty();
    }

    [Fact]
    public void Draw_ComposedManyTimesOver_StopsAtTheLimit()
    {
        var units = string.Concat(Enumerable.Range(0, 6).Select(i => $"""<ofd:CompositeGraphicUnit ID="{10 + i}" Width="9" Height="9"><ofd:Content>{string.Concat(Enumerable.Repeat($"""<ofd:CompositeObject ID="50" Boundary="0 0 9 9" ResourceID="{11 + i}"/>""", 40))}</ofd:Content></ofd:CompositeGraphicUnit>"""));
        var page = RawOfd.Page("""<ofd:CompositeObject ID="9" Boundary="0 0 9 9" ResourceID="10"/>""", $"<ofd:CompositeGraphicUnits>{units}</ofd:CompositeGraphicUnits>").OpenPage();
        Should.Throw<OfdException>(() => page.ToPng(20)).Fault.ShouldBe(OfdFault.TooLarge);
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("1.1")]
    [InlineData("1.2")]
    [InlineData("2.0")]
    public void Open_OddVersion_IsReadAndTold(string version)
    {
        var file = RawOfd.Page(Square).Change("OFD.xml", x => x.Replace("Version=\"1.1\"", $"Version=\"{version}\"")).Open();
        file.Version.ShouldBe(version);
        file.Documents[0].Pages.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("/Doc_0/Pages/Page_0/Content.xml")]
    [InlineData("./Pages/Page_0/Content.xml")]
    [InlineData("Pages\\Page_0\\Content.xml")]
    [InlineData("../Doc_0/Pages/Page_0/Content.xml")]
    [InlineData("Doc_0/Pages/Page_0/Content.xml")]
    [InlineData(" pages/page_0/content.xml ")]
    public void Open_LocationWrittenOtherwise_IsFound(string location) =>
        RawOfd.Page(Square).Change("Doc_0/Document.xml", x => x.Replace("Pages/Page_0/Content.xml", location)).Draw().At(20, 20).Red.ShouldBe((byte)255);

    [Theory]
    [InlineData("http://www.ofdspec.org/2016", "http://www.ofdspec.org")]
    [InlineData("http://www.ofdspec.org/2016", "urn:someone-else")]
    [InlineData("ofd:", "x:")]
    [InlineData("xmlns:ofd=\"http://www.ofdspec.org/2016\"", "")]
    public void Open_OtherNamespaceOrPrefix_IsRead(string standard, string other)
    {
        var file = RawOfd.Page(Square);
        foreach (var part in file.Parts.Keys.ToArray()) file.Change(part, x => x.Replace(standard, other).Replace(":ofd=", other == "x:" ? ":x=" : ":ofd="));
        file.Draw().At(20, 20).Red.ShouldBe((byte)255);
    }

    [Fact]
    public void Open_NoNamespaceAtAll_IsRead()
    {
        var file = RawOfd.Page(Square);
        foreach (var part in file.Parts.Keys.ToArray()) file.Change(part, x => x.Replace("xmlns:ofd=\"http://www.ofdspec.org/2016\"", "").Replace("ofd:", ""));
        file.Draw().At(20, 20).Red.ShouldBe((byte)255);
    }

    [Theory]
    [InlineData("utf-8-bom")]
    [InlineData("utf-16")]
    [InlineData("utf-16-be-bare")]
    [InlineData("gbk")]
    [InlineData("gbk-said-to-be-utf-8")]
    public void Open_OtherEncoding_GivesTheText(string encoding)
    {
        var text = """<ofd:TextObject ID="3" Boundary="10 10 50 10" Font="5" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="g 3 5">郑州许可</ofd:TextCode></ofd:TextObject>""";
        var file = RawOfd.Page(text);
        const string Part = "Doc_0/Pages/Page_0/Content.xml";
        var content = Encoding.UTF8.GetString(file.Parts[Part]);
        file.Set(Part, encoding switch
        {
            "utf-8-bom" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"GBK\"?>" + content)],
            "utf-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<?xml version=\"1.0\" encoding=\"utf-16\"?>" + content)],
            "utf-16-be-bare" => Encoding.BigEndianUnicode.GetBytes(content),
            "gbk" => Gbk.GetBytes("<?xml version=\"1.0\" encoding=\"GB2312\"?>" + content),
            _ => Gbk.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + content),
        });
        file.OpenPage().Text().ShouldBe("郑州许可");
    }

    [Fact]
    public void Open_ChineseEntryNames_AreFoundInEitherEncoding()
    {
        foreach (var names in new[] { Encoding.UTF8, Gbk })
        {
            var file = RawOfd.Page(Square);
            file.Parts.Remove("Doc_0/Pages/Page_0/Content.xml", out var page);
            file.Set("Doc_0/页面/第一页.xml", page!).Change("Doc_0/Document.xml", x => x.Replace("Pages/Page_0/Content.xml", "页面/第一页.xml"));
            OfdFile.Open(file.ToBytes(names)).Documents[0].Pages[0].ToPng(50).Length.ShouldBeGreaterThan(100);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("\\")]
    public void Open_EntriesWithLeadingSeparator_AreTakenFromTheRoot(string lead)
    {
        var file = RawOfd.Page(Square);
        foreach (var part in file.Parts.Keys.ToArray())
        {
            file.Parts.Remove(part, out var data);
            file.Parts[lead + part.Replace("/", lead)] = data!;
        }

        file.Draw().At(20, 20).Red.ShouldBe((byte)255);
    }

    [Fact]
    public void Open_AnyByteChanged_ReadsOrRefusesAndNeverFails()
    {
        var file = RawOfd.Page(Square).ToBytes();
        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Byte).Sample((at, value) =>
        {
            var changed = (byte[])file.Clone();
            changed[at] = value;
            try
            {
                OfdFile.Open(changed).Documents[0].Pages[0].ToPng(20);
            }
            catch (OfdException)
            {
            }
        }, iter: 400, threads: 1);
    }

    private static void Refused(byte[] file, OfdFault fault, string words)
    {
        var error = Should.Throw<OfdException>(() => OfdFile.Open(file));
        error.Fault.ShouldBe(fault);
        error.Message.ShouldContain(words);
    }
}
