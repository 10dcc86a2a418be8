using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Templates;
using Heluo.Engines.Documents.Typesetting;

namespace Heluo.Engines.Documents.Composition;

/// <summary>
/// Sets the name of the issuing body, the date and the place of the seal (GB/T 9704-2012, 7.3.5): date four characters in from the right, name
/// centred above it, seal centred on both with its upper edge within one line of the text. Without a seal the name stands two characters in.
/// </summary>
internal sealed class SignatureSetter(PageFlow flow, FontLibrary fonts)
{
    private const double SealDiameter = 42;
    private const double SealAboveSignature = 7;
    private readonly PageStyle _style = flow.Style;
    private readonly List<SealPlace> _sealPlaces = [];
    private double _reserved;

    private double LeastAbove => 0.8 * _style.LinePitch;

    public IReadOnlyList<SealPlace> SealPlaces => _sealPlaces;

    /// <summary>Something of this height stands at the left of the signature; both belong on one page.</summary>
    public void KeepOnPage(double height) => _reserved = height;

    /// <summary>The least room that a signature takes beside something at its left.</summary>
    public double HeightBeside(IReadOnlyCollection<Block> blocks)
    {
        var lines = blocks.Count(b => b.Kind is BlockKind.Signer or BlockKind.Date) * _style.LinePitch;
        return blocks.Any(b => b.Kind == BlockKind.Seal) ? lines + LeastAbove : lines;
    }

    /// <summary>Sets the block; beside something that ends at <paramref name="beside"/> only the room is left above that the seal needs.</summary>
    public void Put(List<Block> blocks, double? beside)
    {
        var signers = blocks.Where(b => b.Kind == BlockKind.Signer).ToArray();
        var date = blocks.FirstOrDefault(b => b.Kind == BlockKind.Date)?.Text ?? "";
        var seal = blocks.FirstOrDefault(b => b.Kind == BlockKind.Seal);
        var clear = SealDiameter / 2 + SealAboveSignature - signers.Length * _style.LinePitch;
        var gap = (seal is null ? 1 : Math.Max(1, Math.Ceiling(clear / _style.LinePitch))) * _style.LinePitch;
        if (_reserved == 0) flow.Need(gap + (signers.Length + 1.5) * _style.LinePitch);
        var dateLine = Line(date, Alignment.Left);
        var centre = Centre(signers, dateLine.Right - dateLine.Left, seal is null);
        if (beside is not null) gap = seal is null ? 0 : GapBelowText(centre, clear, (signers.Length + 1) * _style.LinePitch);
        flow.Y += gap;
        foreach (var signer in signers) PutCentred(Line(signer.Text, Alignment.Left), centre);
        var middle = flow.Y;
        if (date.Length > 0) PutCentred(dateLine, centre);
        if (seal is not null)
        {
            var name = seal.Text.Length > 0 ? seal.Text : signers.FirstOrDefault()?.Text ?? "";
            var x = Math.Min(centre, _style.PaperWidth - 12 - SealDiameter / 2);
            _sealPlaces.Add(new SealPlace(name, flow.PageIndex, x, middle - SealAboveSignature, SealDiameter));
        }

        if (!_style.FillsPages) flow.Y += 0.5 * _style.LinePitch;
        _reserved = 0;
    }

    /// <summary>Lines to sign on by hand: <c>申请人签字 | 日期</c>.</summary>
    public void PutForm(Block block)
    {
        var labels = block.Text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var height = 1.6 * _style.LinePitch;
        flow.Need(height);
        flow.Y += 0.4 * _style.LinePitch;
        var share = _style.Width / labels.Length;
        for (var i = 0; i < labels.Length; i++)
        {
            var x = _style.Left + i * share;
            var label = Line(labels[i] + "：", Alignment.Left);
            flow.Draw(label, x, flow.Y, _style.LinePitch);
            var y = flow.Y + 0.5 * (_style.LinePitch + _style.Body.Size) + 0.3;
            flow.Items.Add(PageStyle.Rule(x + label.Right, y, x + share - _style.Character, y, 0.2));
        }

        flow.Y += 1.2 * _style.LinePitch;
    }

    private double Centre(Block[] signers, double dateWidth, bool unsealed)
    {
        var widest = signers.Select(s => Line(s.Text, Alignment.Left).Right).DefaultIfEmpty(0).Max();
        var margin = unsealed ? 2 * _style.Character : 0;
        return Math.Min(_style.Right - 4 * _style.Character - dateWidth / 2, _style.Right - margin - widest / 2);
    }

    /// <summary>Room above the names so that the seal stands clear of text that reaches over it, as far as the page has that room.</summary>
    private double GapBelowText(double centre, double clear, double lines)
    {
        const double BelowBaseline = 0.25;
        var text = flow.Items.OfType<TextRun>().Where(r => r.X + r.Width > centre - SealDiameter / 2).Select(r => r.Baseline + BelowBaseline * r.Size).DefaultIfEmpty(0).Max();
        return Math.Max(LeastAbove, Math.Min(text + clear - flow.Y, flow.Room - lines));
    }

    private void PutCentred(SetLine line, double centre) => flow.Put(line, _style.LinePitch, centre - (line.Left + line.Right) / 2);

    private SetLine Line(string text, Alignment alignment) =>
        Paragraph.Set([new StyledText(text, _style.Body)], fonts, _style.Width, alignment) is [var line, ..] ? line : new SetLine([], 0, 0, alignment);
}
