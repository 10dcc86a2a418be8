using System.Text;
using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Text;

namespace Heluo.Engines.Documents.Seals;

/// <summary>
/// Draws seals as Chinese bodies use them: round with the name on the arc and a star (国发〔1999〕25号: 宋体, name from left to right around the star), oval for special
/// purposes (45 × 30 mm), square for names of persons. Thread-safe.
/// </summary>
/// <param name="fonts">Where the characters come from; 小标宋 is used when the deployer supplies it, heavier 宋体 otherwise.</param>
public sealed class SealDesigner(FontLibrary fonts)
{
    /// <summary>Most characters of a name: 100. Up to about 34 stand on one arc, more on two.</summary>
    public const int LongestName = 100;

    private const double HeavierStroke = 0.16;
    private const double StarStroke = 0.05;

    private readonly GlyphPaths _glyphs = new(fonts);
    private readonly double _stroke = fonts.IsGenuine(FontRole.TitleSong) ? 0 : HeavierStroke;

    /// <summary>A round seal.</summary>
    /// <param name="name">Name of the body, on the arc.</param>
    /// <param name="foot">What stands in a straight line below the star, e.g. 行政审批专用章; empty for nothing.</param>
    /// <param name="diameter">Diameter, 20 to 60 mm; 42 for bodies of cities and counties, 45 of provinces.</param>
    public SealDrawing Round(string name, string foot = "", double diameter = 42)
    {
        var letters = Letters(name, LongestName, nameof(name));
        var below = foot.Length > 0 ? Letters(foot, 20, nameof(foot)) : [];
        ArgumentOutOfRangeException.ThrowIfLessThan(diameter, 20);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(diameter, 60);
        var radius = diameter / 2;
        var (ring, gap) = (diameter * 0.028, diameter * 0.022);
        var outer = radius - ring - gap;
        var path = new PathData();
        Write(path, letters, ArcText.Place(
            letters.Length, WordEnds(letters), (radius, radius), (outer, outer), (diameter * 0.165, diameter * 0.1), outer - diameter * 0.18, below.Length > 0 ? 0.615 : 0.76, 1 / 12.0));
        if (below.Length > 0) Line(path, below, radius, radius + diameter * 0.29, diameter * 0.56, diameter * 0.095);
        var star = new Shape(Star(radius, radius, diameter / 6)) { Fill = Color.OfficialRed, Stroke = Color.OfficialRed, StrokeWidth = StarStroke };
        return new SealDrawing(diameter, diameter, Ring(radius, radius, ring), star, Letters(path, _stroke));
    }

    /// <summary>An oval seal for a special purpose.</summary>
    /// <param name="name">Name of the body, on the upper arc.</param>
    /// <param name="purpose">The purpose, e.g. 收件专用章, on a straight line below.</param>
    /// <param name="number">A number or code on the middle line; empty for nothing.</param>
    /// <param name="width">Width, mm; the height is two thirds of it.</param>
    public SealDrawing Oval(string name, string purpose, string number = "", double width = 45)
    {
        var letters = Letters(name, LongestName, nameof(name));
        var below = Letters(purpose, 20, nameof(purpose));
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 30);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 60);
        var (a, b) = (width / 2, width / 3);
        var (ring, gap) = (width * 0.022, width * 0.02);
        var path = new PathData();
        Write(path, letters, ArcText.Place(
            letters.Length, WordEnds(letters), (a, b), (a - ring - gap, b - ring - gap), (width * 0.125, width * 0.075), b - ring - gap - width * 0.08, 0.53, 1 / 15.0));
        if (number.Length > 0) Line(path, Letters(number, 20, nameof(number)), a, b + width * 0.005, width * 0.56, width * 0.07);
        Line(path, below, a, b + width * (number.Length > 0 ? 0.155 : 0.11), width * 0.5, width * 0.1);
        return new SealDrawing(width, b * 2, Ring(a, b, ring), Letters(path, _stroke));
    }

    /// <summary>A square seal of a person's name, read down the right column first; names of two and three characters are filled up with 之印 and 印.</summary>
    /// <param name="name">The name; dots inside are left out.</param>
    /// <param name="side">Side, mm.</param>
    public SealDrawing Personal(string name, double side = 18)
    {
        var own = Letters(name.Replace("·", "", StringComparison.Ordinal).Replace("•", "", StringComparison.Ordinal), LongestName, nameof(name));
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 8);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(side, 40);
        var text = own.Length switch { 1 => [.. own, new Rune('印')], 2 => [.. own, .. "之印".EnumerateRunes()], 3 => [.. own, new Rune('印')], _ => own };
        var columns = text.Length == 2 ? 1 : (int)Math.Ceiling(Math.Sqrt(text.Length));
        var rows = (text.Length + columns - 1) / columns;
        columns = (text.Length + rows - 1) / rows;
        var line = side * 0.045;
        var inner = side - 2 * line - side * 0.05;
        var path = new PathData();
        for (var i = 0; i < text.Length; i++)
        {
            var (column, row) = (i / rows, i % rows);
            var inColumn = Math.Min(rows, text.Length - column * rows);
            var (width, height) = (inner / columns, inner / inColumn);
            var x = side / 2 + inner / 2 - (column + 0.5) * width;
            var y = side / 2 - inner / 2 + (row + 0.5) * height;
            new Placement(x, y, width * 1.04, height * 1.04).Append(path, _glyphs.Outline(FontRole.Kai, text[i].Value));
        }

        var frame = new Shape(PathData.Rectangle(line / 2, line / 2, side - line, side - line)) { Stroke = Color.OfficialRed, StrokeWidth = line };
        return new SealDrawing(side, side, frame, Letters(path, HeavierStroke));
    }

    private static Rune[] Letters(string text, int most, string parameter)
    {
        Rune[] letters = [.. text.EnumerateRunes().Where(rune => !Rune.IsWhiteSpace(rune))];
        if (letters.Length == 0 || letters.Length > most) throw new ArgumentException($"印文须为 1–{most} 个字", parameter);
        return letters;
    }

    private static int[] WordEnds(Rune[] letters)
    {
        var text = string.Concat(letters.Select(letter => letter.Value > 0xFFFF ? "〇" : letter.ToString()));
        return [.. Segmenter.Segment(text).Select(word => word.Start + word.Length)];
    }

    private void Write(PathData path, Rune[] letters, IReadOnlyList<Placement> cells)
    {
        for (var i = 0; i < letters.Length; i++) cells[i].Append(path, _glyphs.Outline(FontRole.TitleSong, letters[i].Value));
    }

    /// <summary>A centred straight line no longer than it may be; characters are condensed when there are many. Letters and figures take half a cell.</summary>
    private void Line(PathData path, Rune[] letters, double centreX, double centreY, double longest, double height)
    {
        var cells = letters.Select(letter => letter.IsAscii ? 0.55 : 1.0).ToArray();
        var cell = Math.Min(height * 1.05, longest / cells.Sum());
        var x = centreX - cells.Sum() * cell / 2;
        for (var i = 0; i < letters.Length; i++)
        {
            var middle = x + cells[i] * cell / 2;
            if (letters[i].IsAscii) middle += cell * 0.22;
            new Placement(middle, centreY, cell * 0.96, height).Append(path, _glyphs.Outline(FontRole.TitleSong, letters[i].Value));
            x += cells[i] * cell;
        }
    }

    private static Shape Letters(PathData path, double stroke) =>
        new(OutlineThinning.Thin(path)) { Fill = Color.OfficialRed, Stroke = stroke > 0 ? Color.OfficialRed : null, StrokeWidth = stroke };

    /// <summary>A ring that fills a box of twice the half axes, drawn as a line: some viewers do not fill the paths of seals.</summary>
    private static Shape Ring(double a, double b, double thickness) =>
        new(PathData.Ellipse(a, b, a - thickness / 2, b - thickness / 2)) { Stroke = Color.OfficialRed, StrokeWidth = thickness };

    /// <summary>A five-pointed star, one point up; its inner corners lie where the lines between the points cross.</summary>
    private static PathData Star(double x, double y, double radius)
    {
        var path = new PathData();
        var inner = radius * Math.Sin(Math.PI / 10) / Math.Sin(3 * Math.PI / 10);
        for (var i = 0; i < 10; i++)
        {
            var (sin, cos) = Math.SinCos(i * Math.PI / 5);
            var r = i % 2 == 0 ? radius : inner;
            if (i == 0) path.MoveTo(x + r * sin, y - r * cos);
            else path.LineTo(x + r * sin, y - r * cos);
        }

        return path.Close();
    }
}
