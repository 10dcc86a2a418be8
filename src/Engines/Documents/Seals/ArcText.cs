namespace Heluo.Engines.Documents.Seals;

/// <summary>
/// Spaces characters evenly along the upper arc of an ellipse (a circle for round seals), upright from inside. Few characters stand loosely; many are condensed
/// in width first and made lower only when they would become too narrow to read.
/// </summary>
internal static class ArcText
{
    private const double NarrowestRatio = 0.5;
    private const double WidestRatio = 0.8;
    private const double Fill = 0.94;
    private const int Samples = 2048;

    /// <summary>Cells for the characters.</summary>
    /// <param name="count">Number of characters, one or more.</param>
    /// <param name="centre">Centre of the ellipse.</param>
    /// <param name="outer">Half axes of the curve that the heads of the characters touch.</param>
    /// <param name="tallest">Height of the characters when there is room.</param>
    /// <param name="lowest">Height below which they are not made.</param>
    /// <param name="span">Most of the ellipse's circumference from the first character's centre to the last one's, 0 to 1.</param>
    /// <param name="loosest">Most of the circumference between neighbours, 0 to 1.</param>
    public static IReadOnlyList<Placement> Place(
        int count, (double X, double Y) centre, (double A, double B) outer, double tallest, double lowest, double span, double loosest)
    {
        var height = tallest;
        while (true)
        {
            var middle = new Ellipse(outer.A - height / 2, outer.B - height / 2);
            var step = count == 1 ? 0 : Math.Min(loosest, span / (count - 1)) * middle.Circumference;
            var feet = 1 - height / 2 / Math.Min(middle.A, middle.B) * 0.6;
            var width = Math.Min(height * WidestRatio, count == 1 ? height : step * Fill * feet);
            if (width >= height * NarrowestRatio || height <= lowest) return Along(count, centre, middle, step, width, height);
            height = Math.Max(lowest, height * 0.97);
        }
    }

    private static List<Placement> Along(int count, (double X, double Y) centre, Ellipse curve, double step, double width, double height)
    {
        var cells = new List<Placement>(count);
        for (var i = 0; i < count; i++)
        {
            var angle = curve.AngleAt((i - (count - 1) / 2.0) * step);
            var (sin, cos) = Math.SinCos(angle);
            var turn = Math.Atan2(sin / curve.A, cos / curve.B);
            cells.Add(new Placement(centre.X + curve.A * sin, centre.Y - curve.B * cos, width, height, turn));
        }

        return cells;
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
