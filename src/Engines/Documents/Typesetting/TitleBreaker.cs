using Heluo.Engines.Text;

namespace Heluo.Engines.Documents.Typesetting;

/// <summary>
/// Divides a title into as few lines as it needs, about equally long, ended where words end: never before 的, rarely inside a word or a pair
/// of marks (GB/T 9704-2012, 7.3.1: 词意完整，排列对称，长短适宜).
/// </summary>
internal sealed class TitleBreaker
{
    private const double InsideWord = 40;
    private const double InsideMarks = 60;
    private const double BeforeParticle = 30;
    private readonly List<Cell> _cells;
    private readonly LineBreaker _breaker;
    private readonly double _width;
    private readonly double[] _ends;
    private readonly double[] _penalties;

    public TitleBreaker(List<Cell> cells, double width)
    {
        (_cells, _width) = (cells, width);
        _breaker = new LineBreaker(cells, _ => width);
        _ends = new double[cells.Count + 1];
        for (var i = 0; i < cells.Count; i++) _ends[i + 1] = _ends[i] + cells[i].Advance + (i > 0 ? cells[i].Gap : 0);
        _penalties = Penalties();
    }

    /// <summary>Start (inclusive) and end (exclusive) of each line.</summary>
    public List<(int Start, int End)> Lines()
    {
        var plain = _breaker.Lines();
        if (plain.Count < 2) return plain;
        var ideal = _ends[^1] / plain.Count;
        var (costs, from) = (new double[plain.Count + 1, _cells.Count + 1], new int[plain.Count + 1, _cells.Count + 1]);
        for (var line = 0; line <= plain.Count; line++)
        {
            for (var end = 0; end <= _cells.Count; end++) costs[line, end] = line == 0 && end == 0 ? 0 : double.PositiveInfinity;
        }

        for (var line = 1; line <= plain.Count; line++)
        {
            for (var end = line; end <= _cells.Count; end++) Choose(costs, from, line, end, ideal);
        }

        return double.IsPositiveInfinity(costs[plain.Count, _cells.Count]) ? plain : Trace(from, plain.Count);
    }

    private void Choose(double[,] costs, int[,] from, int line, int end, double ideal)
    {
        if (end < _cells.Count && !_breaker.MayBreak(end)) return;
        var size = _cells[0].Style.Size;
        for (var start = end - 1; start >= line - 1 && _ends[end] - _ends[start] <= _width + 0.01; start--)
        {
            var away = (_ends[end] - _ends[start] - ideal) / size;
            var cost = costs[line - 1, start] + away * away + _penalties[end];
            if (cost < costs[line, end]) (costs[line, end], from[line, end]) = (cost, start);
        }
    }

    private List<(int Start, int End)> Trace(int[,] from, int count)
    {
        var lines = new List<(int Start, int End)>();
        for (var (line, end) = (count, _cells.Count); line > 0; line--)
        {
            var start = from[line, end];
            lines.Insert(0, (start, end));
            end = start;
        }

        return lines;
    }

    /// <summary>What it costs to end a line before each character.</summary>
    private double[] Penalties()
    {
        var penalties = new double[_cells.Count + 1];
        var text = string.Concat(_cells.Select(c => c.Rune.Value > 0xFFFF ? "〇" : c.Rune.ToString()));
        foreach (var word in Segmenter.Segment(text))
        {
            for (var at = word.Start + 1; at < word.Start + word.Length; at++) penalties[at] += InsideWord;
        }

        var depth = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (depth > 0) penalties[at] += InsideMarks;
            if (text[at] == '的') penalties[at] += BeforeParticle;
            if (_cells[at].Class == CharacterClass.Opening) depth++;
            else if (depth > 0 && text[at] is '”' or '’' or '》' or '〉' or '）' or '」' or '』') depth--;
        }

        return penalties;
    }
}
