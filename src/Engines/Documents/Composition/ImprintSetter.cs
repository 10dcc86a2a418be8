using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Templates;
using Heluo.Engines.Documents.Typesetting;

namespace Heluo.Engines.Documents.Composition;

/// <summary>
/// Sets the imprint (版记) at the foot of the last even page: copies, issuing office and date in size 4 between rules of 0.35 and 0.25 mm,
/// the last rule on the lower edge of the type area (GB/T 9704-2012, 7.4).
/// </summary>
internal sealed class ImprintSetter(PageFlow flow, FontLibrary fonts, bool singleSided)
{
    private const double Thick = 0.35;
    private const double Thin = 0.25;
    private readonly PageStyle _style = flow.Style;
    private readonly TextStyle _text = TextStyle.Points(FontRole.FangSong, 14);

    /// <summary>Sets the imprint and returns the index of the first page without a number: a page holding nothing but the imprint has none.</summary>
    public int Put(IReadOnlyList<Block> blocks)
    {
        if (blocks.Count == 0) return flow.PageCount;
        var numbered = flow.PageCount;
        var pitch = 1.55 * _text.Size;
        var rows = blocks.Select(Lines).ToArray();
        var height = rows.Sum(r => r.Count) * pitch;
        if (height + _style.LinePitch > flow.Room) flow.NewPage();
        if (!singleSided && flow.PageCount % 2 == 1) flow.NewPage();
        var y = _style.Bottom - height;
        flow.Items.Add(PageStyle.Rule(_style.Left, y, _style.Right, y, Thick));
        for (var i = 0; i < rows.Length; i++)
        {
            foreach (var line in rows[i])
            {
                flow.Draw(line, _style.Left, y, pitch);
                y += pitch;
            }

            flow.Items.Add(PageStyle.Rule(_style.Left, y, _style.Right, y, i == rows.Length - 1 ? Thick : Thin));
            if (blocks[i].Kind == BlockKind.Issued) DrawDate(blocks[i], y - pitch, pitch);
        }

        return numbered;
    }

    private List<SetLine> Lines(Block block)
    {
        var one = _text.Size;
        return block.Kind == BlockKind.Issued
            ? Paragraph.Set([new StyledText(block.Halves().Before, _text)], fonts, _style.Width - one, Alignment.Left, one, one)
            : Paragraph.Set([new StyledText("抄送：" + block.Text, _text)], fonts, _style.Width - one, Alignment.Justified, one, 4 * one);
    }

    private void DrawDate(Block block, double top, double pitch)
    {
        var date = block.Halves().After;
        if (date.Length == 0) return;
        var line = Paragraph.Set([new StyledText(date + "印发", _text)], fonts, _style.Width - _text.Size, Alignment.Right)[0];
        flow.Draw(line, _style.Left, top, pitch);
    }
}
