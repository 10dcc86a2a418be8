using Heluo.Engines.Documents.Fonts;

namespace Heluo.Engines.Documents.Layout;

/// <summary>Something drawn on a page: <see cref="TextRun"/>, <see cref="Shape"/> or <see cref="Picture"/>. Lengths in mm from the top left corner.</summary>
public abstract record PageItem;

/// <summary>A run of characters of one face, size and colour on one baseline.</summary>
public sealed record TextRun : PageItem
{
    /// <summary>The face that has every character of the run.</summary>
    public required FontFace Face { get; init; }

    /// <summary>Size of the em square in mm (1 pt = 25.4 / 72 mm).</summary>
    public required double Size { get; init; }

    /// <summary>Origin of the first character.</summary>
    public required double X { get; init; }

    /// <summary>The baseline.</summary>
    public required double Baseline { get; init; }

    /// <summary>The characters.</summary>
    public required string Text { get; init; }

    /// <summary>Origin of each code point relative to <see cref="X"/>; the first is 0.</summary>
    public required IReadOnlyList<double> Offsets { get; init; }

    /// <summary>The distance from <see cref="X"/> to the end of the last character.</summary>
    public required double Width { get; init; }

    /// <summary>Colour of the characters.</summary>
    public Color Color { get; init; }

    /// <summary>Width in mm of a stroke around the outlines that makes a light face heavier; 0 for none.</summary>
    public double Stroke { get; init; }
}

/// <summary>A path, filled or stroked or both.</summary>
/// <param name="Path">The outline.</param>
public sealed record Shape(PathData Path) : PageItem
{
    /// <summary>Colour inside by the non-zero rule; null for none.</summary>
    public Color? Fill { get; init; }

    /// <summary>Colour of the stroke; null for none.</summary>
    public Color? Stroke { get; init; }

    /// <summary>Width of the stroke in mm.</summary>
    public double StrokeWidth { get; init; } = 0.2;
}

/// <summary>A PNG or JPEG picture.</summary>
/// <param name="Data">The bytes of the file.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Width on paper.</param>
/// <param name="Height">Height on paper.</param>
public sealed record Picture(byte[] Data, double X, double Y, double Width, double Height) : PageItem;
