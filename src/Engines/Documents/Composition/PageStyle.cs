using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Templates;
using Heluo.Engines.Documents.Typesetting;

namespace Heluo.Engines.Documents.Composition;

/// <summary>Paper, type area and faces of a kind of document. Lengths in mm.</summary>
internal sealed record PageStyle
{
    private const double TypeWidth = 156;
    private const double TypeHeight = 225;

    public double PaperWidth { get; init; } = 210;

    public double PaperHeight { get; init; } = 297;

    public double Left { get; init; } = 28;

    public double Top { get; init; } = 37;

    public double Width { get; init; } = TypeWidth;

    public double Height { get; init; } = TypeHeight;

    public double LinePitch { get; init; } = TypeHeight / 22;

    public required TextStyle Body { get; init; }

    public required TextStyle Title { get; init; }

    public required TextStyle Table { get; init; }

    /// <summary>Whether a document of one page is numbered too.</summary>
    public bool NumbersSinglePage { get; init; }

    /// <summary>Whether every page holds all its lines (GB/T 9704-2012, 5.2.3), even where a paragraph leaves one line behind.</summary>
    public bool FillsPages { get; init; }

    public double Right => Left + Width;

    public double Bottom => Top + Height;

    /// <summary>The width of one character of the body.</summary>
    public double Character => Body.Pitch > 0 ? Body.Pitch : Body.Size;

    public TextStyle Hei => Body with { Role = FontRole.Hei };

    public TextStyle Kai => Body with { Role = FontRole.Kai };

    public static PageStyle For(TemplateKind kind) => kind switch
    {
        TemplateKind.Receipt => Receipt,
        TemplateKind.Licence => Licence,
        TemplateKind.Notice => Official with { NumbersSinglePage = false },
        _ => Official,
    };

    /// <summary>GB/T 9704-2012, 5.2: type area 156 × 225 mm, 22 lines of 28 characters of size 3 (16 pt), drawn in as little as the grid asks.</summary>
    public static PageStyle Official { get; } = new()
    {
        Body = TextStyle.Points(FontRole.FangSong, 16) with { Pitch = TypeWidth / 28 },
        Title = TextStyle.Points(FontRole.TitleSong, 22),
        Table = TextStyle.Points(FontRole.FangSong, 12),
        NumbersSinglePage = true,
        FillsPages = true,
    };

    private static PageStyle Receipt { get; } = new()
    {
        Left = 22,
        Top = 22,
        Width = 166,
        Height = 250,
        LinePitch = 7,
        Body = TextStyle.Points(FontRole.Song, 12),
        Title = TextStyle.Points(FontRole.Hei, 18),
        Table = TextStyle.Points(FontRole.Song, 10.5),
    };

    private static PageStyle Licence { get; } = new()
    {
        PaperWidth = 297,
        PaperHeight = 210,
        Left = 36,
        Top = 25,
        Width = 225,
        Height = 158,
        LinePitch = 10.5,
        Body = TextStyle.Points(FontRole.Song, 15),
        Title = TextStyle.Points(FontRole.TitleSong, 34),
        Table = TextStyle.Points(FontRole.Song, 12),
    };

    /// <summary>A thin rule in black.</summary>
    public static Shape Rule(double x1, double y1, double x2, double y2, double width, Color color = default) =>
        new(PathData.Line(x1, y1, x2, y2)) { Stroke = color, StrokeWidth = width };
}
