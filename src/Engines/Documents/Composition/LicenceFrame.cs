using Heluo.Engines.Documents.Layout;

namespace Heluo.Engines.Documents.Composition;

/// <summary>The frame of a certificate: a broad and a narrow line with folded corners, the same on every page.</summary>
internal static class LicenceFrame
{
    private const double Margin = 11;
    private const double Gap = 2.6;
    private const double Corner = 9;
    private static readonly Color Line = new(0xA6, 0x7C, 0x36);

    public static IReadOnlyList<PageItem> Draw(PageStyle style) =>
    [
        new Shape(Notched(style, Margin, Corner)) { Stroke = Line, StrokeWidth = 1.1 },
        new Shape(Notched(style, Margin + Gap, Corner)) { Stroke = Line, StrokeWidth = 0.3 },
        new Shape(PathData.Rectangle(Margin - 3, Margin - 3, style.PaperWidth - 2 * Margin + 6, style.PaperHeight - 2 * Margin + 6)) { Stroke = Line, StrokeWidth = 0.3 },
    ];

    /// <summary>A rectangle whose corners are stepped inwards.</summary>
    private static PathData Notched(PageStyle style, double margin, double notch)
    {
        var (left, top, right, bottom) = (margin, margin, style.PaperWidth - margin, style.PaperHeight - margin);
        return new PathData()
            .MoveTo(left + notch, top).LineTo(right - notch, top).LineTo(right - notch, top + notch).LineTo(right, top + notch)
            .LineTo(right, bottom - notch).LineTo(right - notch, bottom - notch).LineTo(right - notch, bottom).LineTo(left + notch, bottom)
            .LineTo(left + notch, bottom - notch).LineTo(left, bottom - notch).LineTo(left, top + notch).LineTo(left + notch, top + notch).Close();
    }
}
