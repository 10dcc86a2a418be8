using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Templates;
using Heluo.Engines.Documents.Typesetting;

namespace Heluo.Engines.Documents.Composition;

/// <summary>
/// Sets tables: columns in the given proportions, rows as high as their tallest cell, never split, header rows repeated on the next page.
/// A cell that is only <c>&lt;</c> is joined to the one on its left. Labels of form rows (every other cell) and short entries of lists are set centred.
/// </summary>
internal sealed class TableSetter(PageFlow flow, FontLibrary fonts)
{
    private const double Padding = 1.6;
    private const double Border = 0.18;
    private const int ShortEntry = 5;
    private readonly PageStyle _style = flow.Style;

    private sealed record SetCell(double X, double Width, List<SetLine> Lines, double Pitch);

    public void Put(IReadOnlyList<Block> rows, double[] proportions)
    {
        var columns = Columns(rows, proportions);
        var headers = rows.TakeWhile(r => r.Kind == BlockKind.HeaderRow).ToArray();
        var isList = headers.Length > 0;
        var placed = 0;
        foreach (var row in rows)
        {
            var cells = Set(row, columns, isList);
            var height = HeightOf(cells);
            if (height > flow.Room + 0.01 && !flow.AtTop)
            {
                flow.NewPage();
                if (placed >= headers.Length)
                {
                    foreach (var header in headers) Draw(Set(header, columns, isList));
                }
            }

            Draw(cells);
            placed++;
        }
    }

    private double[] Columns(IReadOnlyList<Block> rows, double[] proportions)
    {
        var count = rows.Max(r => r.Cells.Count);
        if (proportions.Length != count) proportions = [.. Enumerable.Range(0, count).Select(_ => 1.0)];
        var sum = proportions.Sum();
        return [.. proportions.Select(p => p / sum * _style.Width)];
    }

    private List<SetCell> Set(Block row, double[] columns, bool isList)
    {
        var cells = new List<SetCell>();
        for (var i = 0; i < row.Cells.Count;)
        {
            var span = 1;
            while (i + span < row.Cells.Count && row.PlainText(i + span) == "<") span++;
            if (i + span == row.Cells.Count && row.Cells.Count < columns.Length) span += columns.Length - row.Cells.Count;
            var width = columns.Skip(i).Take(span).Sum();
            var isLabel = row.Kind == BlockKind.HeaderRow || (isList ? row.PlainText(i).Length <= ShortEntry : i % 2 == 0 && row.Cells.Count > 1);
            cells.Add(Set(row.Cells[i], _style.Left + columns.Take(i).Sum(), width, isLabel));
            i += span;
        }

        return cells;
    }

    private SetCell Set(IReadOnlyList<FilledText> texts, double x, double width, bool isLabel)
    {
        var styled = texts.Select(t => new StyledText(t.Text, _style.Table with { Role = t.Strong ? FontRole.Hei : _style.Table.Role }));
        var lines = Paragraph.Set(styled, fonts, width - 2 * Padding, isLabel ? Alignment.Centre : Alignment.Justified);
        return new SetCell(x, width, lines, 1.45 * _style.Table.Size);
    }

    private double HeightOf(List<SetCell> cells) =>
        Math.Max(_style.Table.Size * 2.1, cells.Max(c => c.Lines.Count * c.Pitch) + 2 * Padding);

    private void Draw(List<SetCell> cells)
    {
        var height = HeightOf(cells);
        foreach (var cell in cells)
        {
            flow.Items.Add(new Shape(PathData.Rectangle(cell.X, flow.Y, cell.Width, height)) { Stroke = Color.Black, StrokeWidth = Border });
            var top = flow.Y + (height - cell.Lines.Count * cell.Pitch) / 2;
            for (var i = 0; i < cell.Lines.Count; i++) flow.Draw(cell.Lines[i], cell.X + Padding, top + i * cell.Pitch, cell.Pitch);
        }

        flow.Y += height;
    }
}
