using System.Xml.Linq;
using SkiaSharp;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>Draws pictures into the unit square (GB/T 33190-2016, clause 10). Each is unpacked once per page; what cannot be unpacked is shown as a crossed box.</summary>
internal sealed class OfdPictures(OfdResourceTable resources, OfdBudget budget) : IDisposable
{
    private const long MostPixels = 64_000_000;
    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);
    private readonly Dictionary<(string Picture, string? Mask), SKImage?> _images = [];

    /// <summary>Draws a picture that stands alone, e.g. a seal; nothing when it cannot be unpacked.</summary>
    public static void Draw(SKCanvas canvas, byte[] data, byte alpha)
    {
        using var bitmap = Decode(data, MostPixels);
        if (bitmap is null) return;
        using var image = SKImage.FromBitmap(bitmap);
        Draw(canvas, image, alpha);
    }

    /// <summary>Draws the picture of an image object.</summary>
    public void Draw(SKCanvas canvas, XElement element, byte alpha)
    {
        var (id, mask) = (element.Value("ResourceID") ?? "", element.Value("ImageMask"));
        if (!_images.TryGetValue((id, mask), out var image)) _images[(id, mask)] = image = Load(id, mask) ?? Substitute(element, mask);
        if (image is null) DrawMissing(canvas);
        else Draw(canvas, image, alpha);
    }

    public void Dispose()
    {
        foreach (var image in _images.Values) image?.Dispose();
    }

    private static void Draw(SKCanvas canvas, SKImage image, byte alpha)
    {
        using var paint = new SKPaint { Color = SKColors.White.WithAlpha(alpha), IsAntialias = true };
        canvas.DrawImage(image, SKRect.Create(0, 0, 1, 1), Smooth, paint);
    }

    private static void DrawMissing(SKCanvas canvas)
    {
        using var paint = new SKPaint { Color = new SKColor(0xCC, 0xCC, 0xCC), Style = SKPaintStyle.Stroke, IsAntialias = true };
        canvas.DrawRect(0, 0, 1, 1, paint);
        canvas.DrawLine(0, 0, 1, 1, paint);
        canvas.DrawLine(0, 1, 1, 0, paint);
    }

    private static SKBitmap? Decode(byte[] data, long most)
    {
        using var codec = SKCodec.Create(new MemoryStream(data));
        if (codec is null || (long)codec.Info.Width * codec.Info.Height > most) return null;
        return SKBitmap.Decode(codec);
    }

    private SKImage? Substitute(XElement element, string? mask) => element.Value("Substitution") is { } other ? Load(other, mask) : null;

    private SKImage? Load(string id, string? mask)
    {
        if (Unpack(id) is not { } bitmap) return null;
        using (bitmap)
        {
            if (mask is null || Unpack(mask) is not { } cover) return SKImage.FromBitmap(bitmap);
            using (cover) return Masked(bitmap, cover);
        }
    }

    private SKBitmap? Unpack(string id)
    {
        if (resources.Find(id) is not { } media || resources.File(media, "MediaFile") is not { } data)
        {
            budget.Note($"图片（资源 {id}）不存在，以空框代替。");
            return null;
        }

        if (Unsupported(data) is { } format)
        {
            budget.Note($"图片（资源 {id}）是 {format} 格式，不支持显示，以空框代替。");
            return null;
        }

        using var codec = SKCodec.Create(new MemoryStream(data));
        var size = codec is null ? 0 : (long)codec.Info.Width * codec.Info.Height;
        var bitmap = size is > 0 and <= MostPixels && budget.SpendPixels(size) ? Decode(data, MostPixels) : null;
        if (bitmap is null) budget.Note(size > 0 ? $"图片（资源 {id}）太大或已损坏，以空框代替。" : $"图片（资源 {id}）已损坏或格式不明，以空框代替。");
        return bitmap;
    }

    private static string? Unsupported(byte[] data) => data switch
    {
        [0x97, 0x4A, 0x42, 0x32, ..] => "JBIG2",
        [0x49, 0x49, 0x2A, 0, ..] or [0x4D, 0x4D, 0, 0x2A, ..] => "TIFF",
        [0, 0, 0, 0x0C, 0x6A, 0x50, ..] or [0xFF, 0x4F, 0xFF, 0x51, ..] => "JPEG 2000",
        _ => null,
    };

    /// <summary>Shows the picture where the mask is light; grey in the mask is half shown.</summary>
    private static SKImage Masked(SKBitmap bitmap, SKBitmap mask)
    {
        using var surface = SKSurface.Create(new SKImageInfo(bitmap.Width, bitmap.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        var all = SKRect.Create(0, 0, bitmap.Width, bitmap.Height);
        using var picture = SKImage.FromBitmap(bitmap);
        using var cover = SKImage.FromBitmap(mask);
        surface.Canvas.DrawImage(picture, all, Smooth);
        using var luma = SKColorFilter.CreateLumaColor();
        using var keep = new SKPaint { BlendMode = SKBlendMode.DstIn, ColorFilter = luma };
        surface.Canvas.DrawImage(cover, all, Smooth, keep);
        return surface.Snapshot();
    }
}
