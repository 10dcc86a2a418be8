using System.Text;
using Heluo.Engines.Documents.Layout;

namespace Heluo.Engines.Documents.Typesetting;

/// <summary>A line of characters with their places, relative to the left edge of the paragraph. Lengths in mm.</summary>
internal sealed class SetLine
{
    /// <summary>Share of the em square above the baseline, the same for all faces so that mixed lines stand level.</summary>
    private const double AboveBaseline = 0.86;

    /// <summary>A line that would be pulled apart by more than this share of its size is left ragged.</summary>
    private const double WidestStretch = 0.25;

    private readonly (Cell Cell, double X)[] _cells;

    public SetLine(IReadOnlyList<Cell> cells, double left, double width, Alignment alignment)
    {
        var natural = cells.Select((c, i) => c.Advance + (i > 0 ? c.Gap : 0)).Sum();
        var spare = width - natural;
        Size = cells.Count == 0 ? 0 : cells.Max(c => c.Style.Size);
        var stretch = alignment == Alignment.Justified && spare > 0 ? spare / Math.Max(1, Openings(cells)) : 0;
        if (stretch > WidestStretch * Size) stretch = 0;
        var slack = cells.Sum(c => c.Slack);
        var squeeze = spare < 0 && slack > 0 ? Math.Min(1, -spare / slack) : 0;
        var x = left + (alignment switch { Alignment.Centre => spare / 2, Alignment.Right => spare, _ => 0 });
        _cells = new (Cell, double)[cells.Count];
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i];
            if (i > 0) x += cell.Gap + (Stretches(cells[i - 1], cell) ? stretch : 0);
            var cut = squeeze * cell.Slack;
            _cells[i] = (cell, x - cell.Shift - (cell.Class == CharacterClass.Opening ? cut : 0));
            x += cell.Advance - cut;
        }

        Right = x;
    }

    /// <summary>The largest size on the line.</summary>
    public double Size { get; }

    /// <summary>End of the last character.</summary>
    public double Right { get; }

    /// <summary>Start of the first character.</summary>
    public double Left => _cells.Length == 0 ? 0 : _cells[0].X;

    public string Text => string.Concat(_cells.Select(c => c.Cell.Rune.ToString()));

    /// <summary>Baseline of a line whose em square is centred in a box.</summary>
    public static double BaselineIn(double top, double height, double size) => top + (height - size) / 2 + AboveBaseline * size;

    /// <summary>The line as text runs: one per change of face or style.</summary>
    public IEnumerable<TextRun> Runs(double x, double baseline)
    {
        for (var start = 0; start < _cells.Length;)
        {
            var end = start + 1;
            while (end < _cells.Length && SameLook(_cells[start].Cell, _cells[end].Cell)) end++;
            yield return Run(_cells.AsSpan(start, end - start), x, baseline);
            start = end;
        }
    }

    private static TextRun Run(ReadOnlySpan<(Cell Cell, double X)> cells, double x, double baseline)
    {
        var text = new StringBuilder(cells.Length);
        var offsets = new double[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            text.Append(cells[i].Cell.Rune);
            offsets[i] = cells[i].X - cells[0].X;
        }

        var (first, last) = (cells[0].Cell, cells[^1].Cell);
        return new TextRun
        {
            Face = first.Face,
            Size = first.Style.Size,
            X = x + cells[0].X,
            Baseline = baseline,
            Text = text.ToString(),
            Offsets = offsets,
            Width = offsets[^1] + last.Face.Advance(last.Rune.Value) * last.Style.Size,
            Color = first.Style.Color,
            Stroke = first.Stroke,
        };
    }

    private static bool SameLook(Cell a, Cell b) =>
        ReferenceEquals(a.Face, b.Face) && a.Style.Size == b.Style.Size && a.Style.Color == b.Style.Color && a.Stroke == b.Stroke;

    private static int Openings(IReadOnlyList<Cell> cells) => Enumerable.Range(1, Math.Max(0, cells.Count - 1)).Count(i => Stretches(cells[i - 1], cells[i]));

    /// <summary>Justification opens the places between characters that are not inside a word, a dash or an ellipsis.</summary>
    private static bool Stretches(Cell left, Cell right)
    {
        if (left.Class == CharacterClass.Dash && right.Class == CharacterClass.Dash) return false;
        return left.Class == CharacterClass.Space || (left.IsFullWidth || right.IsFullWidth) && right.Class != CharacterClass.Space;
    }
}
