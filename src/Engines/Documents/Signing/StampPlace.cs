namespace Heluo.Engines.Documents.Signing;

/// <summary>Where the picture of a seal is shown (StampAnnot of GB/T 33190-2016, 18.2.3). Lengths in mm from the top left corner of the page.</summary>
/// <param name="Page">Page index from 0.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Width of the whole picture.</param>
/// <param name="Height">Height of the whole picture.</param>
public sealed record StampPlace(int Page, double X, double Y, double Width, double Height)
{
    /// <summary>The part of the picture that is shown, relative to its own corner; null for all of it.</summary>
    public StampClip? Clip { get; init; }

    /// <summary>A picture around a centre, as a seal over a date.</summary>
    public static StampPlace Around(int page, double centreX, double centreY, double width, double height) =>
        new(page, centreX - width / 2, centreY - height / 2, width, height);

    /// <summary>A seal across the right edges of all pages laid fanwise (骑缝章): every page shows its slice.</summary>
    /// <param name="pages">Width of each page, two or more.</param>
    /// <param name="centreY">Height of the centre on the pages.</param>
    /// <param name="width">Width of the whole picture.</param>
    /// <param name="height">Height of the whole picture.</param>
    public static IReadOnlyList<StampPlace> AcrossEdges(IReadOnlyList<double> pages, double centreY, double width, double height)
    {
        ArgumentNullException.ThrowIfNull(pages);
        if (pages.Count < 2) throw new ArgumentException("骑缝章至少要有两页", nameof(pages));
        var slice = width / pages.Count;
        return [.. pages.Select((page, i) => new StampPlace(i, page - (i + 1) * slice, centreY - height / 2, width, height)
        {
            Clip = new StampClip(i * slice, 0, slice, height),
        })];
    }
}

/// <summary>A part of a stamp's picture, mm from the picture's own corner.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public sealed record StampClip(double X, double Y, double Width, double Height);
