using System.Text;
using Heluo.Engines.Documents.Fonts;

namespace Heluo.Engines.Documents.Typesetting;

/// <summary>One character made ready for a line. Lengths in mm.</summary>
internal sealed class Cell
{
    /// <summary>Space between a Han character and a western one, in em; small enough not to be read out as a space.</summary>
    private const double ThinSpace = 0.08;

    public required Rune Rune { get; init; }

    public required FontFace Face { get; init; }

    public required TextStyle Style { get; init; }

    public required CharacterClass Class { get; init; }

    public required double Stroke { get; init; }

    /// <summary>Width taken on the line.</summary>
    public double Advance { get; set; }

    /// <summary>How far the glyph is drawn left of the start of its cell (empty half of an opening mark cut off).</summary>
    public double Shift { get; set; }

    /// <summary>Space before the character, unless it starts a line.</summary>
    public double Gap { get; set; }

    /// <summary>How much <see cref="Advance"/> may still be narrowed when a line is too full.</summary>
    public double Slack { get; set; }

    public bool IsFullWidth => Class is not (CharacterClass.Latin or CharacterClass.Space or CharacterClass.Trailing);

    /// <summary>The characters of a paragraph, with punctuation compressed and thin spaces set between scripts.</summary>
    public static List<Cell> From(IEnumerable<StyledText> texts, FontLibrary fonts)
    {
        var cells = new List<Cell>();
        foreach (var (text, style) in texts)
        {
            foreach (var rune in text.EnumerateRunes())
            {
                if (Rune.IsControl(rune) && rune.Value is not '\t') continue;
                cells.Add(Make(rune.Value == '\t' ? new Rune(' ') : rune, style, fonts));
            }
        }

        for (var i = 1; i < cells.Count; i++) Fit(cells[i - 1], cells[i]);
        return cells;
    }

    private static Cell Make(Rune rune, TextStyle style, FontLibrary fonts)
    {
        var face = fonts.FaceFor(style.Role, rune.Value == 0xA0 ? ' ' : rune.Value);
        var width = face.Advance(rune.Value);
        var kind = CharacterClasses.Of(rune);
        var advance = style.Pitch > 0 && width > 0.95 ? style.Pitch : width * style.Size;
        var empty = width > 0.95 && kind is (CharacterClass.Opening or CharacterClass.Closing) ? 0.5 * style.Size : 0;
        var stroke = style.Role == FontRole.TitleSong && !fonts.IsGenuine(FontRole.TitleSong) ? 0.03 * style.Size : 0;
        return new Cell { Rune = rune, Face = face, Style = style, Class = kind, Advance = advance, Slack = empty, Stroke = stroke };
    }

    /// <summary>Cuts the empty halves of two marks that meet (closing before closing or opening, opening before opening) and parts scripts.</summary>
    private static void Fit(Cell left, Cell right)
    {
        if (left.Class == CharacterClass.Closing && right.Class is (CharacterClass.Closing or CharacterClass.Opening))
        {
            left.Advance -= left.Slack;
            left.Slack = 0;
        }
        else if (left.Class == CharacterClass.Opening && right.Class == CharacterClass.Opening)
        {
            right.CutLeft(right.Slack);
        }
        else if ((left.Class, right.Class) is (CharacterClass.Ideograph, CharacterClass.Latin) or (CharacterClass.Latin, CharacterClass.Ideograph))
        {
            right.Gap = ThinSpace * right.Style.Size;
        }
    }

    public void CutLeft(double width)
    {
        Advance -= width;
        Shift += width;
        Slack -= width;
    }
}
