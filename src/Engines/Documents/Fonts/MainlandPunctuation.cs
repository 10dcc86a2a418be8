namespace Heluo.Engines.Documents.Fonts;

/// <summary>
/// Some faces draw 、 and 。 in the middle of the square, as is usual in Taiwan. GB/T 15834-2011, 5.1.1 wants them at the lower left, so such
/// outlines are moved there.
/// </summary>
internal static class MainlandPunctuation
{
    public static List<List<OutlinePoint>> Place(List<List<OutlinePoint>> contours, int codePoint, int unitsPerEm)
    {
        if (codePoint is not ('、' or '。') || contours.Count == 0) return contours;
        var points = contours.SelectMany(c => c).ToArray();
        var (left, bottom) = (points.Min(p => p.X), points.Min(p => p.Y));
        if (left < 0.25 * unitsPerEm) return contours;
        var (dx, dy) = ((int)(0.08 * unitsPerEm) - left, (int)(-0.05 * unitsPerEm) - bottom);
        return [.. contours.Select(c => c.Select(p => p with { X = p.X + dx, Y = p.Y + dy }).ToList())];
    }
}
