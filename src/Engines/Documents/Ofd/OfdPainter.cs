using System.Xml.Linq;
using SkiaSharp;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>Draws the objects of a page on a canvas whose unit is the millimetre (GB/T 33190-2016, clauses 8 to 13).</summary>
internal sealed class OfdPainter
{
    private const int DeepestComposite = 8;
    private readonly SKCanvas _canvas;
    private readonly OfdPaintBox _box;
    private readonly OfdBrush _brush;
    private readonly OfdTextPainter _text;
    private readonly int _depth;

    public OfdPainter(SKCanvas canvas, OfdPaintBox box, int depth = 0)
    {
        (_canvas, _box, _depth) = (canvas, box, depth);
        _brush = new OfdBrush(canvas, box.Colours, box.Budget, (cell, content) => new OfdPainter(cell, box, _depth + 1).Draw(content));
        _text = new OfdTextPainter(_brush, box.Fonts, box.Budget);
    }

    /// <summary>Draws everything inside a layer, page block or appearance.</summary>
    public void Draw(XElement block, string? drawParam = null, int depth = 0)
    {
        if (depth + _depth > DeepestComposite) throw new OfdException(OfdFault.BadContent, "复合对象嵌套过深，拒绝显示。");
        foreach (var element in block.Elements())
        {
            _box.Budget.Spend();
            if (element.IsFalse("Visible")) continue;
            if (element.Name.LocalName is "PageBlock" or "Layer") Draw(element, element.Value("DrawParam") ?? drawParam, depth + 1);
            else DrawObject(element, new OfdPen(element, drawParam, _box.Resources), depth);
        }
    }

    private void DrawObject(XElement element, OfdPen pen, int depth)
    {
        if (OfdValues.Box(element.Value("Boundary")) is not { } box) return;
        _canvas.Save();
        _canvas.Translate(box.Left, box.Top);
        ClipToBoundary(element, box, pen);
        if (element.Child("Clips") is { } clips) Clip(clips, OfdValues.Matrix(element.Value("CTM")));
        _canvas.Concat(OfdValues.Matrix(element.Value("CTM")));
        switch (element.Name.LocalName)
        {
            case "TextObject": _text.Draw(element, pen); break;
            case "PathObject": DrawPath(element, pen); break;
            case "ImageObject": DrawImage(element, pen, box); break;
            case "CompositeObject": DrawComposite(element, pen, depth); break;
        }

        _canvas.Restore();
    }

    /// <summary>Objects end at their boundary; lines may stand on it, and text is never cut, since many makers state its box too small.</summary>
    private void ClipToBoundary(XElement element, SKRect box, OfdPen pen)
    {
        if (element.Name.LocalName == "TextObject" || box.Width <= 0 || box.Height <= 0) return;
        var over = element.Name.LocalName == "PathObject" ? (float)pen.LineWidth : 0.01f;
        _canvas.ClipRect(SKRect.Create(-over, -over, box.Width + 2 * over, box.Height + 2 * over), SKClipOperation.Intersect, antialias: true);
    }

    private void DrawPath(XElement element, OfdPen pen)
    {
        using var path = OfdPathData.Parse(element.Text("AbbreviatedData"));
        path.FillType = element.Value("Rule") == "Even-Odd" ? SKPathFillType.EvenOdd : SKPathFillType.Winding;
        if (element.IsTrue("Fill")) _brush.Fill(path, pen.FillColour, pen.Alpha);
        if (!element.IsFalse("Stroke")) _brush.Stroke(path, pen);
    }

    private void DrawImage(XElement element, OfdPen pen, SKRect box)
    {
        if (element.Value("CTM") is null) _canvas.Scale(box.Width, box.Height);
        _box.Pictures.Draw(_canvas, element, pen.Alpha);
        if (element.Child("Border") is not { } border) return;
        using var paint = border.Child("BorderColor") is { } colour ? _brush.Paint(colour, pen.Alpha) : new SKPaint { Color = SKColors.Black, IsAntialias = true };
        paint.Style = SKPaintStyle.Stroke;
        paint.StrokeWidth = (float)OfdValues.Number(border.Value("LineWidth"), 0.353);
        paint.PathEffect = OfdPen.Dashes(border.Value("DashPattern"), border.Value("DashOffset"));
        if (!_canvas.TotalMatrix.TryInvert(out var inverse)) return;
        var corners = _canvas.TotalMatrix.MapRect(SKRect.Create(0, 0, 1, 1));
        _canvas.Concat(inverse);
        var scale = Math.Max(0.01f, corners.Width / Math.Max(0.01f, box.Width));
        paint.StrokeWidth *= scale;
        var (x, y) = ((float)OfdValues.Number(border.Value("HorizonalCornerRadius")), (float)OfdValues.Number(border.Value("VerticalCornerRadius")));
        _canvas.DrawRoundRect(corners, x * scale, y * scale, paint);
    }

    private void DrawComposite(XElement element, OfdPen pen, int depth)
    {
        if (_box.Resources.Find(element.Value("ResourceID"))?.Element.Child("Content") is not { } content) return;
        using var layer = new SKPaint { Color = SKColors.White.WithAlpha(pen.Alpha) };
        if (pen.Alpha < 255) _canvas.SaveLayer(layer);
        Draw(content, pen.DrawParam, depth + 1);
        if (pen.Alpha < 255) _canvas.Restore();
    }

    /// <summary>What is shown lies within every Clip; a Clip is the union of its areas, each a path or the outlines of a text.</summary>
    private void Clip(XElement clips, SKMatrix objectMatrix)
    {
        foreach (var clip in clips.Children("Clip"))
        {
            using var region = new SKPathBuilder();
            foreach (var area in clip.Children("Area"))
            {
                var matrix = OfdValues.Matrix(area.Value("CTM"));
                if (clips.IsTrue("TransFlag")) matrix = objectMatrix.PreConcat(matrix);
                foreach (var shape in area.Elements()) AddShape(region, shape, matrix);
            }

            using var clipped = region.Detach();
            if (!clipped.IsEmpty) _canvas.ClipPath(clipped, SKClipOperation.Intersect, antialias: true);
        }
    }

    private void AddShape(SKPathBuilder region, XElement shape, SKMatrix area)
    {
        var origin = OfdValues.Box(shape.Value("Boundary")) ?? default;
        var matrix = area.PreConcat(SKMatrix.CreateTranslation(origin.Left, origin.Top)).PreConcat(OfdValues.Matrix(shape.Value("CTM")));
        if (shape.Name.LocalName == "Path")
        {
            using var path = OfdPathData.Parse(shape.Text("AbbreviatedData"));
            region.AddPath(path, in matrix, SKPathAddMode.Append);
        }
        else if (shape.Name.LocalName == "Text")
        {
            foreach (var (outline, _) in _text.Outlines(shape))
            {
                using (outline) region.AddPath(outline, in matrix, SKPathAddMode.Append);
            }
        }
    }
}
