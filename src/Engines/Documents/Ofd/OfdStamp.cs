using SkiaSharp;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>The picture of a seal on a page.</summary>
internal sealed record OfdStamp(string PageId, SKRect Box, byte[] Picture)
{
    public void Draw(SKCanvas canvas)
    {
        canvas.Save();
        canvas.Translate(Box.Left, Box.Top);
        canvas.Scale(Box.Width, Box.Height);
        OfdPictures.Draw(canvas, Picture, 255);
        canvas.Restore();
    }
}
