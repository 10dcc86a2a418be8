using SkiaSharp;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>Draws pictures of bounded size into the unit square.</summary>
internal static class OfdPictures
{
    private const long MostPixels = 64_000_000;

    public static void Draw(SKCanvas canvas, byte[] data, byte alpha)
    {
        using var codec = SKCodec.Create(new MemoryStream(data));
        if (codec is null || (long)codec.Info.Width * codec.Info.Height > MostPixels) return;
        using var bitmap = SKBitmap.Decode(codec);
        if (bitmap is null) return;
        using var image = SKImage.FromBitmap(bitmap);
        using var paint = new SKPaint { Color = SKColors.White.WithAlpha(alpha) };
        canvas.DrawImage(image, SKRect.Create(0, 0, 1, 1), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear), paint);
    }
}
