using SkiaSharp;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>The picture of a seal on a page. On pixels its ink lies on the page's, so that text beneath stays readable; SVG has no such layers.</summary>
internal sealed record OfdStamp(string PageId, SKRect Box, byte[] Picture)
{
    private static readonly OfdLimits Limits = new() { Entries = 200, EntryBytes = 8 << 20, TotalBytes = 16 << 20, Pages = 1 };

    /// <summary>As the seal states it: png, jpg, ofd …</summary>
    public string Type { get; init; } = "";

    /// <summary>The part shown, relative to the box; null for all.</summary>
    public SKRect? Clip { get; init; }

    public void Draw(SKCanvas canvas)
    {
        using var ink = new SKPaint { BlendMode = SKBlendMode.Multiply };
        if (canvas.Surface is null) canvas.Save();
        else canvas.SaveLayer(ink);
        if (Clip is { } clip) canvas.ClipRect(SKRect.Create(Box.Left + clip.Left, Box.Top + clip.Top, clip.Width, clip.Height), SKClipOperation.Intersect, true);
        canvas.Translate(Box.Left, Box.Top);
        if (Type.Equals("ofd", StringComparison.OrdinalIgnoreCase))
        {
            DrawOfd(canvas);
        }
        else
        {
            canvas.Scale(Box.Width, Box.Height);
            OfdPictures.Draw(canvas, Picture, 255);
        }

        canvas.Restore();
    }

    /// <summary>A seal's picture that is itself an OFD: its first page, without seals of its own.</summary>
    private void DrawOfd(SKCanvas canvas)
    {
        try
        {
            var document = OfdFile.Open(Picture, Limits).Documents[0];
            document.HidesStamps = true;
            var page = document.Pages[0];
            canvas.Scale((float)(Box.Width / page.Width), (float)(Box.Height / page.Height));
            page.DrawInside(canvas);
        }
        catch (OfdException)
        {
            // A seal picture that cannot be read is not shown; the page still is.
        }
    }
}
