using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Templates;
using Heluo.Engines.Documents.Typesetting;

namespace Heluo.Engines.Documents.Composition;

/// <summary>Sets entries <c>标签 | 值</c>: labels spread over one width so that their ends stand level, values beside them in one column.</summary>
internal sealed class EntrySetter(PageFlow flow, FontLibrary fonts)
{
    private const double LabelGap = 0.4;
    private readonly PageStyle _style = flow.Style;

    public void Put(List<Block> entries)
    {
        var texts = entries.Select(e => e.Halves()).ToArray();
        var labels = texts.Select(t => Set(t.Before, _style.Hei, _style.Width)).ToArray();
        var label = labels.Select(l => l.Count == 0 ? 0 : l[0].Right).DefaultIfEmpty(0).Max();
        var left = label + (1 + LabelGap) * _style.Body.Size;
        for (var i = 0; i < texts.Length; i++)
        {
            var lines = Set(texts[i].After, _style.Body, _style.Width - left);
            flow.Need(Math.Max(1, lines.Count) * _style.LinePitch);
            PutLabel(texts[i].Before, label);
            foreach (var line in lines) flow.Put(line, _style.LinePitch, _style.Left + left);
            if (lines.Count == 0) flow.Y += _style.LinePitch;
        }
    }

    /// <summary>Draws the characters of a label at equal distances, the last one ending at <paramref name="width"/>, and a colon.</summary>
    private void PutLabel(string text, double width)
    {
        var size = _style.Body.Size;
        var characters = text.EnumerateRunes().Select(r => r.ToString()).ToArray();
        if (characters.Length == 0) return;
        var natural = Set(text, _style.Hei, _style.Width)[0].Right;
        if (characters.Length == 1 || width - natural < 0.05 || characters.Any(c => c[0] < 0x2E80))
        {
            flow.Draw(Set(text + "：", _style.Hei, _style.Width)[0], _style.Left, flow.Y, _style.LinePitch);
            return;
        }

        var step = (width - size) / (characters.Length - 1);
        for (var i = 0; i < characters.Length; i++) flow.Draw(Set(characters[i], _style.Hei, size * 2)[0], _style.Left + i * step, flow.Y, _style.LinePitch);
        flow.Draw(Set("：", _style.Hei, size * 2)[0], _style.Left + width, flow.Y, _style.LinePitch);
    }

    private List<SetLine> Set(string text, TextStyle style, double width) => Paragraph.Set([new StyledText(text, style)], fonts, width);
}
