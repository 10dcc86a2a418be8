using Heluo.Engines.Documents.Layout;

namespace Heluo.Engines.Documents.Seals;

/// <summary>
/// Makes outlines small for a seal that is stored in every signature: points are rounded to a hundredth of a millimetre, curves as flat as a line become lines,
/// and points that shift the outline by less than a printer's dot are left out.
/// </summary>
internal static class OutlineThinning
{
    private const double Dot = 0.02;

    public static PathData Thin(PathData path)
    {
        var thin = new PathData();
        var figure = new List<PathStep>();
        foreach (var step in path.Steps)
        {
            if (step.Verb == PathVerb.Move) Close(figure, thin);
            if (step.Verb != PathVerb.Close) Add(figure, Rounded(step));
        }

        Close(figure, thin);
        return thin;
    }

    private static void Add(List<PathStep> figure, PathStep step)
    {
        if (figure.Count == 0)
        {
            figure.Add(step);
            return;
        }

        var (x, y) = End(figure[^1]);
        var (endX, endY) = End(step);
        if (step.Verb == PathVerb.Curve && Away(x, y, endX, endY, step.X1, step.Y1) < Dot && Away(x, y, endX, endY, step.X2, step.Y2) < Dot)
            step = new PathStep(PathVerb.Line, endX, endY);
        if (step.Verb == PathVerb.Line)
        {
            if (Distance(x, y, endX, endY) < Dot) return;
            if (figure.Count > 1 && figure[^1].Verb == PathVerb.Line)
            {
                var (beforeX, beforeY) = End(figure[^2]);
                if (Away(beforeX, beforeY, endX, endY, x, y) < Dot / 2) figure.RemoveAt(figure.Count - 1);
            }
        }

        figure.Add(step);
    }

    private static void Close(List<PathStep> figure, PathData thin)
    {
        if (figure.Count > 2)
        {
            var last = figure[^1];
            if (last.Verb == PathVerb.Line && End(last) == End(figure[0])) figure.RemoveAt(figure.Count - 1);
            foreach (var step in figure) thin.Add(step);
            thin.Close();
        }

        figure.Clear();
    }

    private static PathStep Rounded(PathStep step) => new(step.Verb, R(step.X1), R(step.Y1), R(step.X2), R(step.Y2), R(step.X3), R(step.Y3));

    private static double R(double value) => Math.Round(value, 2);

    private static (double X, double Y) End(PathStep step) => step.Verb == PathVerb.Curve ? (step.X3, step.Y3) : (step.X1, step.Y1);

    private static double Distance(double x1, double y1, double x2, double y2) => Math.Sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));

    /// <summary>How far a point lies from a piece of a line.</summary>
    private static double Away(double x1, double y1, double x2, double y2, double x, double y)
    {
        var length = Distance(x1, y1, x2, y2);
        if (length < 1e-9) return Distance(x1, y1, x, y);
        var along = Math.Clamp(((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / (length * length), 0, 1);
        return Distance(x1 + along * (x2 - x1), y1 + along * (y2 - y1), x, y);
    }
}
