using System.Xml.Linq;
using SkiaSharp;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>Draws the objects of a page on a canvas whose unit is the millimetre (GB/T 33190-2016, clauses 8 to 13).</summary>
internal sealed class OfdPainter(SKCanvas canvas, OfdResourceTable resources, OfdFonts fonts)
{
    private const int DeepestComposite = 8;
    private const int MostObjects = 200_000;
    private const double DefaultLineWidth = 0.353;
    private readonly OfdTextPainter _text = new(canvas, fonts);
    private int _objects;

    /// <summary>Draws everything inside a layer, page block or appearance.</summary>
    public void Draw(XElement block, string? drawParam = null, int depth = 0)
    {
        if (depth > DeepestComposite) throw new OfdException(OfdFault.BadContent, "复合对象嵌套过深，拒绝显示。");
        foreach (var element in block.Elements())
        {
            if (++_objects > MostObjects) throw new OfdException(OfdFault.TooLarge, "页面上的对象太多，拒绝显示。");
            if (element.Value("Visible") is "false") continue;
            if (element.Name.LocalName == "PageBlock") Draw(element, drawParam, depth + 1);
            else DrawObject(element, new OfdPen(element, drawParam, resources), depth);
        }
    }

    private void DrawObject(XElement element, OfdPen pen, int depth)
    {
        if (OfdValues.Box(element.Value("Boundary")) is not { } box) return;
        canvas.Save();
        canvas.Translate(box.Left, box.Top);
        Clip(element);
        canvas.Concat(OfdValues.Matrix(element.Value("CTM")));
        switch (element.Name.LocalName)
        {
            case "TextObject": _text.Draw(element, pen); break;
            case "PathObject": DrawPath(element, pen); break;
            case "ImageObject": DrawImage(element, pen); break;
            case "CompositeObject": DrawComposite(element, depth); break;
        }

        canvas.Restore();
    }

    private void DrawPath(XElement element, OfdPen pen)
    {
        using var path = OfdPathData.Parse(element.Text("AbbreviatedData"));
        path.FillType = element.Value("Rule") == "Even-Odd" ? SKPathFillType.EvenOdd : SKPathFillType.Winding;
        if (element.Value("Fill") is "true") pen.Fill(canvas, path, null);
        if (element.Value("Stroke") is not "false") pen.Stroke(canvas, path, DefaultLineWidth);
    }

    private void DrawImage(XElement element, OfdPen pen)
    {
        if (resources.Find(element.Value("ResourceID")) is not { } media || resources.File(media, "MediaFile") is not { } data) return;
        OfdPictures.Draw(canvas, data, pen.Alpha);
    }

    private void DrawComposite(XElement element, int depth)
    {
        var content = resources.Find(element.Value("ResourceID"))?.Element.Child("Content");
        if (content is not null) Draw(content, null, depth + 1);
    }

    private void Clip(XElement element)
    {
        foreach (var clip in element.Child("Clips")?.Children("Clip") ?? [])
        {
            using var region = new SKPathBuilder();
            foreach (var area in clip.Children("Area"))
            {
                if (area.Child("Path") is not { } shape) continue;
                using var path = OfdPathData.Parse(shape.Text("AbbreviatedData"));
                path.Transform(OfdValues.Matrix(area.Value("CTM")));
                var origin = OfdValues.Box(shape.Value("Boundary")) ?? default;
                region.AddPath(path, origin.Left, origin.Top);
            }

            using var clipped = region.Detach();
            if (!clipped.IsEmpty) canvas.ClipPath(clipped, SKClipOperation.Intersect, antialias: true);
        }
    }
}
