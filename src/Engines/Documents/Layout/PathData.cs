namespace Heluo.Engines.Documents.Layout;

/// <summary>A step of a path: what to do and up to three points (x1, y1, x2, y2, x3, y3) in mm.</summary>
public readonly record struct PathStep(PathVerb Verb, double X1 = 0, double Y1 = 0, double X2 = 0, double Y2 = 0, double X3 = 0, double Y3 = 0);

/// <summary>What a <see cref="PathStep"/> does.</summary>
public enum PathVerb
{
    /// <summary>Starts a figure at point 1.</summary>
    Move,

    /// <summary>A straight line to point 1.</summary>
    Line,

    /// <summary>A cubic Bézier curve to point 3 with control points 1 and 2.</summary>
    Curve,

    /// <summary>Closes the figure.</summary>
    Close,
}

/// <summary>A vector path in mm, origin at the top left of the page, y downwards.</summary>
public sealed class PathData
{
    private const double Kappa = 0.5522847498307936;
    private readonly List<PathStep> _steps = [];

    /// <summary>The steps in drawing order.</summary>
    public IReadOnlyList<PathStep> Steps => _steps;

    /// <summary>A straight line.</summary>
    public static PathData Line(double x1, double y1, double x2, double y2) => new PathData().MoveTo(x1, y1).LineTo(x2, y2);

    /// <summary>A rectangle.</summary>
    public static PathData Rectangle(double x, double y, double width, double height) => new PathData().AddRectangle(x, y, width, height);

    /// <summary>An ellipse around a centre.</summary>
    public static PathData Ellipse(double x, double y, double radiusX, double radiusY) => new PathData()
        .MoveTo(x + radiusX, y)
        .CurveTo(x + radiusX, y + Kappa * radiusY, x + Kappa * radiusX, y + radiusY, x, y + radiusY)
        .CurveTo(x - Kappa * radiusX, y + radiusY, x - radiusX, y + Kappa * radiusY, x - radiusX, y)
        .CurveTo(x - radiusX, y - Kappa * radiusY, x - Kappa * radiusX, y - radiusY, x, y - radiusY)
        .CurveTo(x + Kappa * radiusX, y - radiusY, x + radiusX, y - Kappa * radiusY, x + radiusX, y).Close();

    /// <summary>Starts a figure.</summary>
    public PathData MoveTo(double x, double y) => Add(new PathStep(PathVerb.Move, x, y));

    /// <summary>Adds a straight line.</summary>
    public PathData LineTo(double x, double y) => Add(new PathStep(PathVerb.Line, x, y));

    /// <summary>Adds a cubic curve.</summary>
    public PathData CurveTo(double x1, double y1, double x2, double y2, double x3, double y3) => Add(new PathStep(PathVerb.Curve, x1, y1, x2, y2, x3, y3));

    /// <summary>Closes the figure.</summary>
    public PathData Close() => Add(new PathStep(PathVerb.Close));

    /// <summary>Adds a closed rectangle.</summary>
    public PathData AddRectangle(double x, double y, double width, double height) =>
        MoveTo(x, y).LineTo(x + width, y).LineTo(x + width, y + height).LineTo(x, y + height).Close();

    /// <summary>Left, top, right, bottom of all points (control points included); zeros when empty.</summary>
    public (double Left, double Top, double Right, double Bottom) Bounds()
    {
        double left = double.MaxValue, top = double.MaxValue, right = double.MinValue, bottom = double.MinValue;
        foreach (var step in _steps)
        {
            if (step.Verb == PathVerb.Close) continue;
            Include(step.X1, step.Y1);
            if (step.Verb != PathVerb.Curve) continue;
            Include(step.X2, step.Y2);
            Include(step.X3, step.Y3);
        }

        return left > right ? default : (left, top, right, bottom);

        void Include(double x, double y)
        {
            (left, right) = (Math.Min(left, x), Math.Max(right, x));
            (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
        }
    }

    internal PathData Add(PathStep step)
    {
        _steps.Add(step);
        return this;
    }
}
