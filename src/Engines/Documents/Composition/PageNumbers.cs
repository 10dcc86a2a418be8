using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Templates;
using Heluo.Engines.Documents.Typesetting;

namespace Heluo.Engines.Documents.Composition;

/// <summary>
/// Numbers the pages: — 1 — in size 4, dashes 7 mm below the type area, odd pages one character in from the right, even ones from the left
/// (GB/T 9704-2012, 7.5). Receipts say which page of how many.
/// </summary>
internal sealed class PageNumbers(PageFlow flow, FontLibrary fonts, TemplateKind kind)
{
    private const double DashBelowType = 7;

    public void Put(int firstUnnumbered)
    {
        var style = flow.Style;
        var receipt = kind == TemplateKind.Receipt;
        var text = receipt ? TextStyle.Points(FontRole.Song, 9) : TextStyle.Points(FontRole.Song, 14);
        for (var i = 0; i < Math.Min(firstUnnumbered, flow.PageCount); i++)
        {
            var number = receipt ? $"第 {i + 1} 页，共 {flow.PageCount} 页" : $"— {i + 1} —";
            var alignment = receipt ? Alignment.Centre : i % 2 == 0 ? Alignment.Right : Alignment.Left;
            var line = Paragraph.Set([new StyledText(number, text)], fonts, style.Width - (receipt ? 0 : 2 * text.Size), alignment)[0];
            flow.Page(i).AddRange(line.Runs(style.Left + (receipt ? 0 : text.Size), style.Bottom + DashBelowType + 0.36 * text.Size));
        }
    }
}
