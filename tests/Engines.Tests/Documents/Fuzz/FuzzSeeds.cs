using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Heluo.Engines.Tests.Documents.Fuzz;

/// <summary>Small files that use every feature the parsers know.</summary>
internal static class FuzzSeeds
{
    private const string Space = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    private const string Box = "<ofd:AbbreviatedData>M 0 0 L 20 0 Q 20 20 10 20 B 1 2 3 4 5 6 A 5 5 0 0 1 9 9 C</ofd:AbbreviatedData>";

    public static SortedDictionary<string, byte[]> OfdParts()
    {
        var parts = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        Add("OFD.xml", $"""<ofd:OFD {Space} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0123456789abcdef0123456789abcdef</ofd:DocID><ofd:Title>样例</ofd:Title><ofd:CustomDatas><ofd:CustomData Name="a">b</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>""");
        Add("Doc_0/Document.xml", $"""
            <ofd:Document {Space}><ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 100 100</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>
            <ofd:TemplatePage ID="30" ZOrder="Background" BaseLoc="Tpls/T.xml"/><ofd:DefaultCS>40</ofd:DefaultCS></ofd:CommonData>
            <ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>
            <ofd:Outlines><ofd:OutlineElem Title="一"><ofd:Actions><ofd:Action Event="CLICK"><ofd:Goto><ofd:Dest Type="XYZ" PageID="1" Left="0" Top="5"/></ofd:Goto></ofd:Action></ofd:Actions></ofd:OutlineElem></ofd:Outlines>
            <ofd:Annotations>Annots/A.xml</ofd:Annotations><ofd:CustomTags>Tags/T.xml</ofd:CustomTags><ofd:Attachments>Attachs/A.xml</ofd:Attachments></ofd:Document>
            """);
        Add("Doc_0/PublicRes.xml", $"""
            <ofd:Res {Space} BaseLoc="Res"><ofd:ColorSpaces><ofd:ColorSpace ID="40" Type="RGB" BitsPerComponent="8"><ofd:Palette><ofd:CV>1 2 3</ofd:CV></ofd:Palette></ofd:ColorSpace></ofd:ColorSpaces>
            <ofd:DrawParams><ofd:DrawParam ID="41" LineWidth="0.5" Join="Round" DashPattern="1 2"><ofd:FillColor Value="1 2 3"/></ofd:DrawParam><ofd:DrawParam ID="42" Relative="41"/></ofd:DrawParams>
            <ofd:Fonts><ofd:Font ID="43" FontName="宋体" Bold="true"/><ofd:Font ID="44" FontName="坏"><ofd:FontFile>f.ttf</ofd:FontFile></ofd:Font></ofd:Fonts>
            <ofd:MultiMedias><ofd:MultiMedia ID="45" Type="Image"><ofd:MediaFile>i.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>
            <ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="46" Width="9" Height="9"><ofd:Content><ofd:PathObject ID="47" Boundary="0 0 9 9">{Box}</ofd:PathObject></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>
            """);
        Add("Doc_0/Pages/Page_0/Content.xml", $"""
            <ofd:Page {Space}><ofd:Area><ofd:PhysicalBox>0 0 100 100</ofd:PhysicalBox></ofd:Area><ofd:Template TemplateID="30" ZOrder="Background"/><ofd:Content><ofd:Layer ID="2" Type="Body" DrawParam="42">
            <ofd:TextObject ID="3" Boundary="5 5 50 10" Font="43" Size="5" HScale="0.8" CharDirection="90" Weight="700" Italic="true"><ofd:FillColor Value="255 0 0" Alpha="128"/><ofd:CGTransform CodePosition="0" CodeCount="2" GlyphCount="2"><ofd:Glyphs>1 2</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X="0" Y="5" DeltaX="g 2 5" DeltaY="0 1">证照库</ofd:TextCode></ofd:TextObject>
            <ofd:TextObject ID="4" Boundary="5 15 50 10" Font="44" Size="5" Stroke="true"><ofd:TextCode X="0" Y="5">ab</ofd:TextCode></ofd:TextObject>
            <ofd:PathObject ID="5" Boundary="5 25 20 20" Fill="true" Rule="Even-Odd" Cap="Round" CTM="1 0 0 1 0 0"><ofd:FillColor><ofd:AxialShd MapType="Repeat" MapUnit="3" Extend="3" StartPoint="0 0" EndPoint="9 9"><ofd:Segment Position="0"><ofd:Color Value="0 0 0"/></ofd:Segment><ofd:Segment Position="1"><ofd:Color Value="#FF 0 0"/></ofd:Segment></ofd:AxialShd></ofd:FillColor><ofd:Clips><ofd:Clip><ofd:Area CTM="1 0 0 1 1 1"><ofd:Path ID="6" Boundary="0 0 9 9">{Box}</ofd:Path><ofd:Text ID="7" Boundary="0 0 9 9" Font="43" Size="5"><ofd:TextCode X="0" Y="5">文</ofd:TextCode></ofd:Text></ofd:Area></ofd:Clip></ofd:Clips>{Box}</ofd:PathObject>
            <ofd:PathObject ID="8" Boundary="30 25 20 20" Fill="true"><ofd:FillColor><ofd:RadialShd Eccentricity="0.5" Angle="30" StartPoint="5 5" EndPoint="9 9" StartRadius="1" EndRadius="9"><ofd:Segment><ofd:Color Value="1"/></ofd:Segment></ofd:RadialShd></ofd:FillColor>{Box}</ofd:PathObject>
            <ofd:PathObject ID="9" Boundary="55 25 20 20" Fill="true"><ofd:FillColor><ofd:GouraudShd><ofd:Point X="0" Y="0"><ofd:Color Value="1 2 3"/></ofd:Point><ofd:Point X="9" Y="0"><ofd:Color Value="1 2 3"/></ofd:Point><ofd:Point X="0" Y="9"><ofd:Color Value="1 2 3"/></ofd:Point></ofd:GouraudShd></ofd:FillColor>{Box}</ofd:PathObject>
            <ofd:PathObject ID="10" Boundary="5 50 20 20" Fill="true"><ofd:FillColor><ofd:Pattern Width="4" Height="4" XStep="5" YStep="5" ReflectMethod="RowAndColumn" RelativeTo="Page" CTM="1 0 0 1 0 0"><ofd:CellContent><ofd:PathObject ID="11" Boundary="0 0 2 2">{Box}</ofd:PathObject></ofd:CellContent></ofd:Pattern></ofd:FillColor>{Box}</ofd:PathObject>
            <ofd:ImageObject ID="12" Boundary="30 50 20 20" CTM="20 0 0 20 0 0" ResourceID="45" ImageMask="45" Alpha="200"><ofd:Border LineWidth="1" HorizonalCornerRadius="2" DashPattern="1 1"/></ofd:ImageObject>
            <ofd:CompositeObject ID="13" Boundary="55 50 9 9" ResourceID="46" Alpha="99"/><ofd:PageBlock ID="14"><ofd:PathObject ID="15" Boundary="70 50 9 9" Visible="false">{Box}</ofd:PathObject></ofd:PageBlock></ofd:Layer></ofd:Content></ofd:Page>
            """);
        Add("Doc_0/Tpls/T.xml", $"""<ofd:Page {Space}><ofd:Content><ofd:Layer ID="31"><ofd:PathObject ID="32" Boundary="1 1 98 98">{Box}</ofd:PathObject></ofd:Layer></ofd:Content></ofd:Page>""");
        Add("Doc_0/Annots/A.xml", $"""<ofd:Annotations {Space}><ofd:Page PageID="1"><ofd:FileLoc>P.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>""");
        Add("Doc_0/Annots/P.xml", $"""<ofd:PageAnnot {Space}><ofd:Annot ID="50" Type="Stamp" Creator="a" LastModDate="2026-01-01"><ofd:Appearance Boundary="0 0 50 50"><ofd:PathObject ID="51" Boundary="1 1 9 9">{Box}</ofd:PathObject></ofd:Appearance></ofd:Annot></ofd:PageAnnot>""");
        Add("Doc_0/Tags/T.xml", $"""<ofd:CustomTags {Space}><ofd:CustomTag NameSpace="urn:a"><ofd:FileLoc>C.xml</ofd:FileLoc></ofd:CustomTag></ofd:CustomTags>""");
        Add("Doc_0/Tags/C.xml", """<t xmlns="urn:a"><ObjectRef PageRef="1">3</ObjectRef></t>""");
        Add("Doc_0/Attachs/A.xml", $"""<ofd:Attachments {Space}><ofd:Attachment ID="A1" Name="a.txt"><ofd:FileLoc>a.txt</ofd:FileLoc></ofd:Attachment></ofd:Attachments>""");
        Add("Doc_0/Attachs/a.txt", "a");
        parts["Doc_0/Res/i.png"] = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==");
        return parts;

        void Add(string path, string text) => parts[path] = Encoding.UTF8.GetBytes(text);
    }

    public static byte[] Package(SortedDictionary<string, byte[]> parts)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, data) in parts.Where(p => p.Key.Length > 0))
            {
                using var entry = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
                entry.Write(data);
            }
        }

        return buffer.ToArray();
    }

    /// <summary>A file with a table, a signature field and a revision; a file with reference and object streams.</summary>
    public static IReadOnlyList<byte[]> Pdfs()
    {
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]/SigFlags 3>>>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Annots[5 0 R]>>", "<</Length 9 0 R>>stream\n0 0 m 9 9 l S\nendstream",
            "<</Type/Annot/Subtype/Widget/FT/Sig/T(S)/V 6 0 R/Rect[0 0 0 0]>>", "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 9 20 30]/Contents<30820001>/Reason(a\\051\\n)>>",
            "[true null -1.5 /N#41me <0A0b> (x(y))]", "<</Length 10/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 4>>>>stream\n0123456789\nendstream", "13",
        ];
        var plain = new StringBuilder("%PDF-1.7\n");
        var places = objects.Select((o, i) =>
        {
            var at = plain.Length;
            plain.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{o}\nendobj\n");
            return at;
        }).ToArray();
        var start = plain.Length;
        plain.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places) plain.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        plain.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return [Encoding.Latin1.GetBytes(plain.ToString()), Packed()];
    }

    public static IReadOnlyList<byte[]> Templates() =>
    [
        Encoding.UTF8.GetBytes(SampleText.Notice), Encoding.UTF8.GetBytes(SampleText.Receipt),
    ];

    private static byte[] Packed()
    {
        const string Catalog = "<</Type/Catalog/Pages 2 0 R>>";
        var numbers = $"1 0 2 {Catalog.Length} ";
        var content = numbers + Catalog + "<</Type/Pages/Kids[]/Count 0>>";
        var head = $"%PDF-1.7\n3 0 obj\n<</Type/ObjStm/N 2/First {numbers.Length}/Length " + content.Length.ToString(CultureInfo.InvariantCulture) + ">>stream\n" + content + "\nendstream\nendobj\n";
        var start = head.Length;
        byte[] rows = [2, 0, 3, 0, 2, 0, 3, 1, 1, 0, 9, 0, 1, (byte)(start >> 8), (byte)start, 0];
        return [.. Encoding.Latin1.GetBytes(head + $"4 0 obj\n<</Type/XRef/Size 5/Index[1 4]/W[1 2 1]/Root 1 0 R/Length {rows.Length}>>stream\n"), .. rows,
            .. Encoding.Latin1.GetBytes($"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n")];
    }
}

/// <summary>Templates the fuzzer starts from.</summary>
internal static class SampleText
{
    public const string Notice = "名称：甲\n类型：通知书\n---\n@红头 {{a.b}}\n# 标题\n{{#如果 x = 1}}\n**强**{{d|日期}}{{s|默认 无}}\n{{#否则}}\n{{/如果}}\n@署名 甲\n@印章\n";
    public const string Receipt = "名称：乙\n类型：凭证\n---\n@表 10 20\n| a | < |\n|---|---|\n{{#每个 l}}\n| {{序号}} | {{.}} |\n{{/每个}}\n@二维码 x | y\n@项 标签 | 值\n@空行 2\n";
}
