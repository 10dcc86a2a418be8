using Heluo.Engines.Documents.Fonts;

namespace Heluo.Engines.Documents.Typesetting;

/// <summary>Sets paragraphs into lines. Lengths in mm.</summary>
internal static class Paragraph
{
    /// <summary>The lines of a paragraph.</summary>
    /// <param name="texts">The characters.</param>
    /// <param name="fonts">Where faces come from.</param>
    /// <param name="width">Width of the column.</param>
    /// <param name="alignment">How lines stand; the last line of a justified paragraph is set left.</param>
    /// <param name="first">Indent of the first line.</param>
    /// <param name="rest">Indent of the others.</param>
    public static List<SetLine> Set(IEnumerable<StyledText> texts, FontLibrary fonts, double width, Alignment alignment = Alignment.Justified,
        double first = 0, double rest = 0)
    {
        var cells = Cell.From(texts, fonts);
        var lines = new LineBreaker(cells, line => width - Indent(line)).Lines();
        var set = new List<SetLine>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var (start, end) = lines[i];
            var last = i == lines.Count - 1 && alignment == Alignment.Justified;
            set.Add(new SetLine(cells.GetRange(start, end - start), Indent(i), width - Indent(i), last ? Alignment.Left : alignment));
        }

        return set;

        double Indent(int line) => line == 0 ? first : rest;
    }

    /// <summary>A centred text of several lines made about equally long, as titles are set (GB/T 9704-2012, 7.3.1).</summary>
    public static List<SetLine> SetBalanced(StyledText text, FontLibrary fonts, double width)
    {
        var cells = Cell.From([text], fonts);
        return [.. new TitleBreaker(cells, width).Lines().Select(l => new SetLine(cells.GetRange(l.Start, l.End - l.Start), 0, width, Alignment.Centre))];
    }
}
