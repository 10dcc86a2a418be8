using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Templates;
using Heluo.Engines.Documents.Typesetting;

namespace Heluo.Engines.Documents.Composition;

/// <summary>
/// Sets the head of a document. Official documents follow GB/T 9704-2012, 7.2: marks at the top left, name of the issuing body with its upper
/// edge 35 mm below the top of the type area, number two lines below, red rule 4 mm below the number. Notices carry the name above the title.
/// </summary>
internal sealed class HeadSetter(PageFlow flow, FontLibrary fonts, TemplateKind kind, IReadOnlyList<Block> parts)
{
    private const double NameBelowTop = 35;
    private const double RuleBelowNumber = 4;
    private readonly PageStyle _style = flow.Style;

    public void PutHead()
    {
        switch (kind)
        {
            case TemplateKind.Official when Find(BlockKind.RedHead) is { } name: PutOfficial(name); break;
            case TemplateKind.Official: break;
            default: PutName(); break;
        }
    }

    /// <summary>In notices and receipts the number stands at the right below the title.</summary>
    public void PutNumberBelowTitle()
    {
        if (kind == TemplateKind.Official || Find(BlockKind.Number) is not { } number) return;
        var style = kind == TemplateKind.Receipt ? _style.Table : _style.Body;
        foreach (var line in Set(number.Text, style, Alignment.Right)) flow.Put(line, _style.LinePitch, _style.Left);
    }

    private void PutName()
    {
        if (Find(BlockKind.RedHead) is { } red)
        {
            var size = Math.Min(30 * TextStyle.PointSize, _style.Width / Math.Max(1, red.Text.Length));
            var line = Set(red.Text, new TextStyle(FontRole.TitleSong, size, Color.OfficialRed), Alignment.Centre)[0];
            flow.Put(line, 1.3 * size, _style.Left);
            flow.Y += 2;
            flow.Items.Add(PageStyle.Rule(_style.Left, flow.Y, _style.Right, flow.Y, 0.7, Color.OfficialRed));
        }
        else if (Find(BlockKind.BlackHead) is { } black)
        {
            var style = _style.Title with { Size = Math.Min(_style.Title.Size, _style.Width / Math.Max(1, black.Text.Length)) };
            flow.Put(Set(black.Text, style, Alignment.Centre)[0], 1.5 * style.Size, _style.Left);
        }
    }

    private void PutOfficial(Block name)
    {
        PutMarks();
        var size = Math.Min(22, _style.Width / Math.Max(1, name.Text.Length));
        var line = Set(name.Text, new TextStyle(FontRole.TitleSong, size, Color.OfficialRed), Alignment.Centre)[0];
        var ink = line.Runs(0, 0).Select(InkBounds.Of).Aggregate((a, b) => (Math.Max(a.Above, b.Above), Math.Max(a.Below, b.Below)));
        var baseline = _style.Top + NameBelowTop + ink.Above * size;
        flow.Items.AddRange(line.Runs(_style.Left, baseline));
        flow.Y = baseline + ink.Below * size + 2 * _style.LinePitch;
        PutNumberLine();
        var rule = flow.Y + RuleBelowNumber;
        flow.Items.Add(PageStyle.Rule(_style.Left, rule, _style.Right, rule, 0.7, Color.OfficialRed));
        flow.Y = rule;
    }

    /// <summary>The number in the middle; with a signatory (documents sent upwards) number left and name right, one character in.</summary>
    private void PutNumberLine()
    {
        var number = Find(BlockKind.Number)?.Text;
        if (number is null) return;
        var signatory = Find(BlockKind.Signatory)?.Text;
        var height = _style.Body.Size;
        var alignment = signatory is null ? Alignment.Centre : Alignment.Left;
        flow.Draw(Set(number, _style.Body, alignment)[0], _style.Left + (signatory is null ? 0 : _style.Character), flow.Y, height);
        if (signatory is not null)
        {
            StyledText[] texts = [new("签发人：", _style.Body), new(signatory, _style.Kai)];
            flow.Draw(Paragraph.Set(texts, fonts, _style.Width - _style.Character, Alignment.Right)[0], _style.Left, flow.Y, height);
        }

        flow.Y += height;
    }

    private void PutMarks()
    {
        var y = _style.Top;
        foreach (var mark in new[] { BlockKind.Serial, BlockKind.Secrecy, BlockKind.Urgency })
        {
            if (Find(mark) is not { } block) continue;
            flow.Draw(Set(block.Text, mark == BlockKind.Serial ? _style.Body : _style.Hei, Alignment.Left)[0], _style.Left, y, _style.LinePitch);
            y += _style.LinePitch;
        }
    }

    private Block? Find(BlockKind wanted) => parts.FirstOrDefault(b => b.Kind == wanted && b.Text.Length > 0);

    private List<SetLine> Set(string text, TextStyle style, Alignment alignment) =>
        Paragraph.Set([new StyledText(text, style)], fonts, _style.Width, alignment);
}
