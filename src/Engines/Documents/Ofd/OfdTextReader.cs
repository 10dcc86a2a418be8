using System.Text;
using System.Xml.Linq;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>Takes the text out of layers, composite objects included.</summary>
internal sealed class OfdTextReader
{
    private const int DeepestComposite = 8;
    private const int MostObjects = 200_000;
    private const double SameLine = 0.5;
    private const double GapOfSpace = 0.5;
    private readonly OfdResourceTable _resources;
    private readonly StringBuilder _text = new();
    private (double Baseline, double Right, double Size)? _last;
    private int _objects;

    private OfdTextReader(OfdResourceTable resources) => _resources = resources;

    public static string Read(IEnumerable<XElement> layers, OfdResourceTable resources)
    {
        var reader = new OfdTextReader(resources);
        foreach (var layer in layers) reader.Add(layer, 0, 0, 0);
        return reader._text.ToString();
    }

    private void Add(XElement block, double left, double top, int depth)
    {
        if (depth > DeepestComposite) return;
        foreach (var element in block.Elements())
        {
            if (++_objects > MostObjects) return;
            if (element.IsFalse("Visible")) continue;
            var box = OfdValues.Box(element.Value("Boundary")) ?? default;
            switch (element.Name.LocalName)
            {
                case "TextObject": Add(element, left + box.Left, top + box.Top); break;
                case "PageBlock" or "Layer": Add(element, left, top, depth + 1); break;
                case "CompositeObject" when _resources.Find(element.Value("ResourceID"))?.Element.Child("Content") is { } content:
                    Add(content, left + box.Left, top + box.Top, depth + 1);
                    break;
            }
        }
    }

    private void Add(XElement element, double left, double top)
    {
        var matrix = OfdValues.Matrix(element.Value("CTM"));
        var size = OfdValues.Number(element.Value("Size"), 1) * Math.Max(0.01, Math.Abs(matrix.ScaleY));
        var (x, y) = (0.0, 0.0);
        foreach (var code in element.Children("TextCode"))
        {
            (x, y) = (OfdValues.Number(code.Value("X"), x), OfdValues.Number(code.Value("Y"), y));
            if (code.Value.Length == 0) continue;
            var place = matrix.MapPoint((float)x, (float)y);
            var deltas = OfdValues.Deltas(code.Value("DeltaX"), code.Value.Length - 1);
            var width = deltas.Sum() + Math.Max(0, code.Value.Length - 1 - deltas.Count) * (deltas.Count > 0 ? deltas[^1] : 0);
            Join(left + place.X, top + place.Y, size);
            _text.Append(code.Value);
            _last = (top + place.Y, left + place.X + width * Math.Abs(matrix.ScaleX) + size, size);
        }
    }

    private void Join(double x, double baseline, double size)
    {
        if (_last is not { } last) return;
        var height = Math.Max(last.Size, size);
        if (Math.Abs(last.Baseline - baseline) > SameLine * height || x < last.Right - 2 * height) _text.Append('\n');
        else if (x - last.Right > GapOfSpace * height) _text.Append(' ');
    }
}
