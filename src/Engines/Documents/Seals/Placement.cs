using Heluo.Engines.Documents.Layout;

namespace Heluo.Engines.Documents.Seals;

/// <summary>Puts the em square of a character into a cell: width, height, turn around its centre, place of the centre.</summary>
/// <param name="CentreX">Centre of the cell, mm.</param>
/// <param name="CentreY">Centre of the cell, mm.</param>
/// <param name="Width">Width of the cell, mm.</param>
/// <param name="Height">Height of the cell, mm.</param>
/// <param name="Turn">Clockwise turn, radians.</param>
internal readonly record struct Placement(double CentreX, double CentreY, double Width, double Height, double Turn = 0)
{
    public void Append(PathData path, IReadOnlyList<PathStep> outline)
    {
        foreach (var step in outline)
        {
            var (x1, y1) = Map(step.X1, step.Y1);
            var (x2, y2) = Map(step.X2, step.Y2);
            var (x3, y3) = Map(step.X3, step.Y3);
            path.Add(new PathStep(step.Verb, x1, y1, x2, y2, x3, y3));
        }
    }

    private (double X, double Y) Map(double x, double y)
    {
        var (dx, dy) = ((x - 0.5) * Width, (y - 0.5) * Height);
        var (sin, cos) = Math.SinCos(Turn);
        return (CentreX + dx * cos - dy * sin, CentreY + dx * sin + dy * cos);
    }
}
