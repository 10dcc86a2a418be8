namespace Heluo.Engines.Documents.Seals;

/// <summary>
/// Spaces characters evenly along the upper arc of an ellipse (a circle for round seals), upright from inside. Few characters stand loosely; many are condensed
/// in width first, then made lower, then set on two arcs, the outer read first.
/// </summary>
internal static class ArcText
{
    private const double NarrowestRatio = 0.5;
    private const double WidestRatio = 0.8;
    private const double Fill = 0.94;
    private const int Samples = 2048;
    private const int MostArcs = 2;

    /// <summary>From head to head of two arcs, in heights of characters.</summary>
    private const double Pitch = 1.16;

    /// <summary>Characters on several arcs may be this much lower than on one.</summary>
    private const double LowerOnSeveral = 0.6;

    /// <summary>How many characters an arc may take or leave so that it ends where a word ends.</summary>
    private const int Leeway = 3;

    /// <summary>Cells for the characters.</summary>
    /// <param name="count">Number of characters, one or more.</param>
    /// <param name="wordEnds">Where words end, counted in characters; an arc ends there if one is near.</param>
    /// <param name="centre">Centre of the ellipse.</param>
    /// <param name="outer">Half axes of the curve that the heads of the characters touch.</param>
    /// <param name="heights">Height of the characters when there is room, and height below which they are not made on a single arc.</param>
    /// <param name="depth">How far inwards from the outer curve characters may reach.</param>
    /// <param name="span">Most of the ellipse's circumference from the first character's centre to the last one's, 0 to 1.</param>
    /// <param name="loosest">Most of the circumference between neighbours, 0 to 1.</param>
    public static IReadOnlyList<Placement> Place(
        int count, IReadOnlyCollection<int> wordEnds, (double X, double Y) centre, (double A, double B) outer, (double Tallest, double Lowest) heights, double depth, double span, double loosest)
    {
        for (var arcs = 1; ; arcs++)
        {
            var height = arcs == 1 ? heights.Tallest : Math.Min(heights.Lowest * 1.1, depth / (1 + (arcs - 1) * Pitch));
            var lowest = arcs == 1 ? heights.Lowest : heights.Lowest * LowerOnSeveral;
            while (true)
            {
                var rows = Share(count, wordEnds, Enumerable.Range(0, arcs).Select(row => new Row(outer, height, row, span, loosest)).ToArray());
                if (rows.All(row => row.Width >= height * NarrowestRatio) || height <= lowest && arcs == MostArcs) return [.. rows.SelectMany(row => Along(row, centre))];
                if (height <= lowest) break;
                height = Math.Max(lowest, height * 0.97);
            }
        }
    }

    /// <summary>Gives each arc characters by its length.</summary>
    private static Row[] Share(int count, IReadOnlyCollection<int> wordEnds, Row[] rows)
    {
        var given = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            var end = i == rows.Length - 1 ? count : given + (int)Math.Round((count - given) * rows[i].Curve.Circumference / rows[i..].Sum(row => row.Curve.Circumference));
            if (end < count && wordEnds.Where(at => Math.Abs(at - end) <= Leeway).OrderBy(at => Math.Abs(at - end)).FirstOrDefault(end) is var near && near > given) end = near;
            (rows[i].Count, given) = (end - given, end);
        }

        return rows;
    }

    private static List<Placement> Along(Row row, (double X, double Y) centre)
    {
        var (cells, curve) = (new List<Placement>(row.Count), row.Curve);
        for (var i = 0; i < row.Count; i++)
        {
            var angle = curve.AngleAt((i - (row.Count - 1) / 2.0) * row.Step);
            var (sin, cos) = Math.SinCos(angle);
            var turn = Math.Atan2(sin / curve.A, cos / curve.B);
            cells.Add(new Placement(centre.X + curve.A * sin, centre.Y - curve.B * cos, row.Width, row.Height, turn));
        }

        return cells;
    }

    /// <summary>One arc of characters.</summary>
    private sealed class Row((double A, double B) outer, double height, int index, double span, double loosest)
    {
        public int Count { get; set; }

        public double Height => height;

        /// <summary>The curve through the middles of the characters.</summary>
        public Ellipse Curve { get; } = new(outer.A - height * (0.5 + index * Pitch), outer.B - height * (0.5 + index * Pitch));

        /// <summary>From middle to middle.</summary>
        public double Step => Count < 2 ? 0 : Math.Min(loosest, span / (Count - 1)) * Curve.Circumference;

        /// <summary>Of a character; the feet stand closer together than the middles.</summary>
        public double Width => Math.Min(height * WidestRatio, Count < 2 ? height : Step * Fill * (1 - height / 2 / Math.Min(Curve.A, Curve.B) * 0.6));
    }

    /// <summary>An ellipse measured from its top; positive to the right.</summary>
    private sealed class Ellipse
    {
        private readonly double[] _lengths = new double[Samples + 1];

        public Ellipse(double a, double b)
        {
            (A, B) = (a, b);
            for (var i = 1; i <= Samples; i++)
            {
                var (sin, cos) = Math.SinCos(Math.PI * (i - 0.5) / Samples);
                _lengths[i] = _lengths[i - 1] + Math.Sqrt(a * a * cos * cos + b * b * sin * sin) * Math.PI / Samples;
            }
        }

        public double A { get; }

        public double B { get; }

        public double Circumference => 2 * _lengths[Samples];

        /// <summary>The parameter (0 at the top) where the arc from the top has the signed length.</summary>
        public double AngleAt(double length)
        {
            var index = Array.BinarySearch(_lengths, Math.Abs(length));
            if (index < 0) index = ~index;
            index = Math.Clamp(index, 1, Samples);
            var part = (Math.Abs(length) - _lengths[index - 1]) / (_lengths[index] - _lengths[index - 1]);
            return Math.Sign(length) * Math.PI * (index - 1 + part) / Samples;
        }
    }
}
