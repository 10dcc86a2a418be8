using System.Globalization;
using System.Text;
using Heluo.Engines.Documents.Layout;
using SkiaSharp;

namespace Heluo.Engines.Documents.Pdf;

/// <summary>The pictures of a document: JPEG as it is, everything else as compressed RGB (ISO 32000-1, 8.9).</summary>
internal sealed class PdfPictures(PdfObjects objects, bool archival)
{
    private readonly Dictionary<byte[], string> _names = [];
    private readonly StringBuilder _resources = new();

    /// <summary>Entries of the XObject resource dictionary.</summary>
    public string Resources => _resources.ToString();

    public string Name(Picture picture)
    {
        if (_names.TryGetValue(picture.Data, out var known)) return known;
        var name = $"I{_names.Count + 1}";
        _resources.Append(CultureInfo.InvariantCulture, $"/{name} {Write(picture.Data)} 0 R");
        return _names[picture.Data] = name;
    }

    private int Write(byte[] data)
    {
        using var codec = SKCodec.Create(new MemoryStream(data)) ?? throw new InvalidDataException("图片不是可识别的 PNG 或 JPEG 文件。");
        if (codec.EncodedFormat == SKEncodedImageFormat.Jpeg && codec.Info.ColorType != SKColorType.Gray8)
            return objects.AddStream(Entries(codec.Info.Width, codec.Info.Height, "/DeviceRGB") + "/Filter/DCTDecode", data, compress: false);
        using var bitmap = SKBitmap.Decode(codec, new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul))
            ?? throw new InvalidDataException("图片已损坏，无法解码。");
        return WriteBitmap(bitmap);
    }

    private int WriteBitmap(SKBitmap bitmap)
    {
        var pixels = bitmap.GetPixelSpan();
        var count = bitmap.Width * bitmap.Height;
        var (rgb, alpha) = (new byte[3 * count], new byte[count]);
        for (var i = 0; i < count; i++)
        {
            var a = alpha[i] = pixels[4 * i + 3];
            for (var k = 0; k < 3; k++)
            {
                var value = pixels[4 * i + k];
                rgb[3 * i + k] = archival ? (byte)((value * a + 255 * (255 - a)) / 255) : value;
            }
        }

        var mask = "";
        if (!archival && alpha.AsSpan().ContainsAnyExcept((byte)255))
            mask = $"/SMask {objects.AddStream(Entries(bitmap.Width, bitmap.Height, "/DeviceGray"), alpha)} 0 R";
        return objects.AddStream(Entries(bitmap.Width, bitmap.Height, "/DeviceRGB") + mask, rgb);
    }

    private static string Entries(int width, int height, string space) =>
        $"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace{space}/BitsPerComponent 8";
}
