using System.Xml.Linq;
using SkiaSharp;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>Fills and strokes paths with plain colours, shadings and patterns (GB/T 33190-2016, 8.3).</summary>
/// <param name="canvas">Where to draw.</param>
/// <param name="colours">Colours by value.</param>
/// <param name="budget">What drawing may cost.</param>
/// <param name="drawCell">Draws the content of a pattern cell on a canvas.</param>
internal sealed class OfdBrush(SKCanvas canvas, OfdColours colours, OfdBudget budget, Action<SKCanvas, XElement> drawCell)
{
    private const int MostCells = 20_000;
    private readonly SKMatrix _page = canvas.TotalMatrix;

    /// <summary>Fills a path; without a colour nothing is drawn.</summary>
    public void Fill(SKPath path, XElement? colour, byte alpha)
    {
        if (colour is null) return;
        if (colour.Child("Pattern") is { } pattern)
        {
            FillPattern(path, pattern, alpha);
            return;
        }

        using var paint = Paint(colour, alpha);
        canvas.DrawPath(path, paint);
        using var mesh = OfdMesh.Of(colour, colours, alpha);
        if (mesh is null) return;
        canvas.Save();
        canvas.ClipPath(path, SKClipOperation.Intersect, antialias: true);
        using var over = new SKPaint { IsAntialias = true, Color = SKColors.White };
        canvas.DrawVertices(mesh, SKBlendMode.Dst, over);
        canvas.Restore();
    }

    public void Stroke(SKPath path, OfdPen pen)
    {
        var colour = pen.StrokeColour;
        using var paint = colour is null ? new SKPaint { Color = SKColors.Black.WithAlpha(pen.Alpha), IsAntialias = true } : Paint(colour, pen.Alpha);
        pen.Line(paint);
        if (colour?.Child("Pattern") is not { } pattern)
        {
            canvas.DrawPath(path, paint);
            return;
        }

        using var outline = paint.GetFillPath(path);
        if (outline is not null) FillPattern(outline, pattern, pen.Alpha);
    }

    /// <summary>A paint of a colour element, its opacity times that of the object.</summary>
    public SKPaint Paint(XElement colour, byte alpha)
    {
        var plain = colours.Of(colour);
        var paint = new SKPaint { IsAntialias = true, Color = plain.WithAlpha((byte)(plain.Alpha * alpha / 255)) };
        if (OfdShading.Of(colour, colours, alpha) is not { } shader) return paint;
        paint.Shader = shader;
        paint.Color = SKColors.Black.WithAlpha(plain.Alpha);
        return paint;
    }

    /// <summary>Lays cells side by side over a path, mirrored in every other row or column when asked; the page or the object gives their origin.</summary>
    private void FillPattern(SKPath path, XElement pattern, byte alpha)
    {
        var (width, height) = ((float)OfdValues.Number(pattern.Value("Width")), (float)OfdValues.Number(pattern.Value("Height")));
        if (width <= 0 || height <= 0 || pattern.Child("CellContent") is not { } content) return;
        var (stepX, stepY) = (Math.Max(width, (float)OfdValues.Number(pattern.Value("XStep"))), Math.Max(height, (float)OfdValues.Number(pattern.Value("YStep"))));
        using var recorder = new SKPictureRecorder();
        drawCell(recorder.BeginRecording(SKRect.Create(0, 0, width, height)), content);
        using var cell = recorder.EndRecording();
        canvas.Save();
        canvas.ClipPath(path, SKClipOperation.Intersect, antialias: true);
        if (pattern.Value("RelativeTo") == "Page") canvas.SetMatrix(_page);
        canvas.Concat(OfdValues.Matrix(pattern.Value("CTM")));
        using var layer = new SKPaint { Color = SKColors.White.WithAlpha(alpha) };
        if (alpha < 255) canvas.SaveLayer(layer);
        LayCells(cell, pattern.Value("ReflectMethod"), new SKSize(width, height), new SKSize(stepX, stepY));
        if (alpha < 255) canvas.Restore();
        canvas.Restore();
    }

    private void LayCells(SKPicture cell, string? reflect, SKSize size, SKSize step)
    {
        var area = canvas.LocalClipBounds;
        var (left, right) = (Math.Floor(area.Left / step.Width), Math.Ceiling(area.Right / step.Width));
        var (top, bottom) = (Math.Floor(area.Top / step.Height), Math.Ceiling(area.Bottom / step.Height));
        if ((right - left) * (bottom - top) is > MostCells or double.NaN)
        {
            budget.Note("底纹单元太小，没有显示。");
            return;
        }

        for (var row = (int)top; row < bottom; row++)
        {
            for (var column = (int)left; column < right; column++)
            {
                budget.Spend();
                canvas.Save();
                canvas.Translate(column * step.Width, row * step.Height);
                if (column % 2 != 0 && reflect is ("Column" or "RowAndColumn")) canvas.Scale(-1, 1, size.Width / 2, 0);
                if (row % 2 != 0 && reflect is ("Row" or "RowAndColumn")) canvas.Scale(1, -1, 0, size.Height / 2);
                canvas.DrawPicture(cell);
                canvas.Restore();
            }
        }
    }
}
