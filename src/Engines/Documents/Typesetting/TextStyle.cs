using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Layout;

namespace Heluo.Engines.Documents.Typesetting;

/// <summary>Face, size in mm and colour of characters. <paramref name="Pitch"/> is the width in mm given to a full-width character; 0 for its own.</summary>
internal readonly record struct TextStyle(FontRole Role, double Size, Color Color = default, double Pitch = 0)
{
    /// <summary>Millimetres per printer's point.</summary>
    public const double PointSize = 25.4 / 72;

    public static TextStyle Points(FontRole role, double points, Color color = default) => new(role, points * PointSize, color);
}

/// <summary>Characters of one style.</summary>
internal readonly record struct StyledText(string Text, TextStyle Style);

/// <summary>Where the lines of a paragraph stand within its width.</summary>
internal enum Alignment
{
    Justified,
    Left,
    Centre,
    Right,
}
