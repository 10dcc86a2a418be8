using System.Globalization;
using System.Text;
using Heluo.Engines.Documents.Layout;

namespace Heluo.Engines.Documents.Pdf;

/// <summary>The drawing operators of one page (ISO 32000-1, 8 and 9).</summary>
internal sealed class PdfPageContent(LaidOutPage page, IEnumerable<PageItem> over, PdfFonts fonts, Func<Picture, string> pictureName)
{
    /// <summary>A gap wider than this share of the size looks like a space to programs that read text out.</summary>
    private const double GapReadAsSpace = 0.09;

    /// <summary>Characters that overlap by more than this share of the size look like separate words to such programs.</summary>
    private const double OverlapReadAsBreak = 0.15;

    private readonly StringBuilder _content = new();
    private string _fill = "";
    private string _font = "";

    public byte[] ToBytes()
    {
        foreach (var item in page.AllItems.Concat(over))
        {
            switch (item)
            {
                case TextRun run: Draw(run); break;
                case Shape shape: Draw(shape); break;
                case Picture picture: Draw(picture); break;
            }
        }

        return Encoding.Latin1.GetBytes(_content.ToString());
    }

    private static string X(double mm) => PdfNumber.Text(mm * PdfNumber.Point, 2);

    private static string Colour(Color c) => $"{PdfNumber.Text(c.Red / 255.0)} {PdfNumber.Text(c.Green / 255.0)} {PdfNumber.Text(c.Blue / 255.0)}";

    private string Y(double mm) => PdfNumber.Text((page.Height - mm) * PdfNumber.Point, 2);

    private void Fill(Color colour)
    {
        var text = Colour(colour);
        if (text == _fill) return;
        _fill = text;
        _content.Append(text).Append(" rg\n");
    }

    private void Draw(TextRun run)
    {
        var deltas = Deltas(run);
        Fill(run.Color);
        var replace = deltas.Any(d => d > GapReadAsSpace * run.Size || d < -OverlapReadAsBreak * run.Size);
        if (replace) _content.Append(CultureInfo.InvariantCulture, $"/Span<</ActualText{PdfNumber.Unicode(run.Text)}>>BDC\n");
        _content.Append("BT\n");
        var font = $"/{fonts.Name(run.Face)} {PdfNumber.Text(run.Size * PdfNumber.Point)} Tf\n";
        if (font != _font) _content.Append(_font = font);
        if (run.Stroke > 0) _content.Append(CultureInfo.InvariantCulture, $"2 Tr {PdfNumber.Text(run.Stroke * PdfNumber.Point)} w {Colour(run.Color)} RG\n");
        Show(run, deltas);
        if (run.Stroke > 0) _content.Append("0 Tr\n");
        _content.Append("ET\n");
        if (replace) _content.Append("EMC\n");
    }

    private void Show(TextRun run, double[] deltas)
    {
        var subset = fonts.Subset(run.Face);
        var spacing = deltas.Length == 0 ? 0 : deltas.Select(d => Math.Round(d, 4)).CountBy(d => d).OrderByDescending(d => d.Value).ThenBy(d => d.Key).First().Key;
        _content.Append(CultureInfo.InvariantCulture, $"1 0 0 1 {X(run.X)} {Y(run.Baseline)} Tm {PdfNumber.Text(spacing * PdfNumber.Point, 4)} Tc [<");
        var i = 0;
        foreach (var rune in run.Text.EnumerateRunes())
        {
            if (i > 0 && Math.Round((spacing - deltas[i - 1]) / run.Size * 1000) is var adjust and not 0)
                _content.Append(CultureInfo.InvariantCulture, $">{adjust:0}<");
            _content.Append(CultureInfo.InvariantCulture, $"{subset.Glyph(rune.Value):X4}");
            i++;
        }

        _content.Append(">]TJ\n");
    }

    /// <summary>Space in mm added after each character but the last, beyond its own advance.</summary>
    private static double[] Deltas(TextRun run)
    {
        var deltas = new double[Math.Max(0, run.Offsets.Count - 1)];
        var i = 0;
        foreach (var rune in run.Text.EnumerateRunes())
        {
            if (i == deltas.Length) break;
            deltas[i] = run.Offsets[i + 1] - run.Offsets[i] - run.Face.Advance(rune.Value) * run.Size;
            i++;
        }

        return deltas;
    }

    private void Draw(Shape shape)
    {
        if (shape.Fill is { } fill) Fill(fill);
        if (shape.Stroke is { } stroke)
            _content.Append(CultureInfo.InvariantCulture, $"{Colour(stroke)} RG {PdfNumber.Text(shape.StrokeWidth * PdfNumber.Point)} w\n");
        foreach (var step in shape.Path.Steps)
        {
            _content.Append(step.Verb switch
            {
                PathVerb.Move => $"{X(step.X1)} {Y(step.Y1)} m\n",
                PathVerb.Line => $"{X(step.X1)} {Y(step.Y1)} l\n",
                PathVerb.Curve => $"{X(step.X1)} {Y(step.Y1)} {X(step.X2)} {Y(step.Y2)} {X(step.X3)} {Y(step.Y3)} c\n",
                _ => "h\n",
            });
        }

        _content.Append((shape.Fill, shape.Stroke) switch
        {
            (not null, not null) => "B\n",
            (not null, null) => "f\n",
            (null, not null) => "S\n",
            _ => "n\n",
        });
    }

    private void Draw(Picture picture) => _content.Append(CultureInfo.InvariantCulture,
        $"q {X(picture.Width)} 0 0 {X(picture.Height)} {X(picture.X)} {Y(picture.Y + picture.Height)} cm /{pictureName(picture)} Do Q\n");
}
