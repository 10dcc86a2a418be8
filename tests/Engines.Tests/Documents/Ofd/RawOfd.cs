using System.IO.Compression;
using System.Text;
using Heluo.Engines.Documents.Ofd;
using SkiaSharp;

namespace Heluo.Engines.Tests.Documents.Ofd;

/// <summary>An OFD package put together by hand, as other makers and attackers would.</summary>
internal sealed class RawOfd
{
    private const string Space = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    public Dictionary<string, byte[]> Parts { get; } = [];

    /// <summary>One page of 100 × 100 mm with the given objects, and the given resources.</summary>
    public static RawOfd Page(string objects, string resources = "", string page = "")
    {
        var file = new RawOfd();
        file.Set("OFD.xml", $"""<ofd:OFD {Space} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0123456789abcdef0123456789abcdef</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>""");
        file.Set("Doc_0/Document.xml", $"""
            <ofd:Document {Space}><ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 100 100</ofd:PhysicalBox></ofd:PageArea>
            <ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>
            """);
        file.Set("Doc_0/PublicRes.xml", $"""<ofd:Res {Space} BaseLoc="Res">{resources}</ofd:Res>""");
        file.Set("Doc_0/Pages/Page_0/Content.xml", $"""<ofd:Page {Space}>{page}<ofd:Content><ofd:Layer ID="2">{objects}</ofd:Layer></ofd:Content></ofd:Page>""");
        return file;
    }

    public RawOfd Set(string path, string text)
    {
        Parts[path] = Encoding.UTF8.GetBytes(text);
        return this;
    }

    public RawOfd Set(string path, byte[] data)
    {
        Parts[path] = data;
        return this;
    }

    public RawOfd Change(string path, Func<string, string> change) => Set(path, change(Encoding.UTF8.GetString(Parts[path])));

    public byte[] ToBytes(Encoding? names = null)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true, names))
        {
            foreach (var (path, data) in Parts)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(data);
            }
        }

        return buffer.ToArray();
    }

    public OfdFile Open() => OfdFile.Open(ToBytes());

    public OfdPage OpenPage() => Open().Documents[0].Pages[0];

    /// <summary>The page drawn at 4 points per mm.</summary>
    public Drawing Draw()
    {
        var page = OpenPage();
        var bitmap = SKBitmap.Decode(page.ToPng(4 * 25.4));
        return new Drawing(bitmap, page.Notes);
    }

    public static byte[] Png(int width, int height, Func<int, int, SKColor> colour)
    {
        using var bitmap = new SKBitmap(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++) bitmap.SetPixel(x, y, colour(x, y));
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}

/// <summary>A drawn page; places in mm.</summary>
internal sealed record Drawing(SKBitmap Bitmap, IReadOnlyList<string> Notes)
{
    public SKColor At(double x, double y) => Bitmap.GetPixel((int)(4 * x), (int)(4 * y));

    /// <summary>Left, top, right and bottom of everything that is not white, in mm.</summary>
    public (double Left, double Top, double Right, double Bottom) Ink()
    {
        var (left, top, right, bottom) = (int.MaxValue, int.MaxValue, -1, -1);
        for (var y = 0; y < Bitmap.Height; y++)
        {
            for (var x = 0; x < Bitmap.Width; x++)
            {
                if (Bitmap.GetPixel(x, y) is { Red: > 200, Green: > 200, Blue: > 200 }) continue;
                (left, right) = (Math.Min(left, x), Math.Max(right, x + 1));
                (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y + 1));
            }
        }

        return (left / 4.0, top / 4.0, right / 4.0, bottom / 4.0);
    }
}
