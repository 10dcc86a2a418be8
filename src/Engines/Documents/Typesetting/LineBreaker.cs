namespace Heluo.Engines.Documents.Typesetting;

/// <summary>
/// Divides the characters of a paragraph into lines: no closing mark starts a line, no opening mark ends one, words, numbers, dashes and
/// ellipses stay whole; a mark that would start a line is squeezed in where the line has room to give, otherwise a character goes down with it;
/// the last line is never a single character.
/// </summary>
internal sealed class LineBreaker(List<Cell> cells, Func<int, double> widthOfLine)
{
    private const int LongestWholeWord = 24;

    /// <summary>More than this, in characters, is not taken from a line, which would be pulled apart.</summary>
    private const double MostMoved = 2.5;

    /// <summary>Start (inclusive) and end (exclusive) of each line.</summary>
    public List<(int Start, int End)> Lines()
    {
        var lines = new List<(int Start, int End)>();
        var start = SkipSpaces(0);
        while (start < cells.Count)
        {
            var end = EndOfLine(start, widthOfLine(lines.Count));
            lines.Add((start, TrimSpaces(start, end)));
            start = SkipSpaces(end);
        }

        RescueLastCharacter(lines);
        return lines;
    }

    /// <summary>Whether a line may end before cell <paramref name="at"/>.</summary>
    public bool MayBreak(int at)
    {
        var (left, right) = (cells[at - 1].Class, cells[at].Class);
        if (left == CharacterClass.Space) return right != CharacterClass.Space;
        if (right == CharacterClass.Space) return false;
        if (left == CharacterClass.Opening) return false;
        if (right is CharacterClass.Closing or CharacterClass.Trailing) return false;
        if (right == CharacterClass.Dash) return false;
        return !(IsWord(left) && IsWord(right));

        static bool IsWord(CharacterClass kind) => kind is CharacterClass.Latin or CharacterClass.Trailing;
    }

    private int EndOfLine(int start, double width)
    {
        const double Tolerance = 0.01;
        var (used, slack, last) = (0.0, 0.0, -1);
        for (var i = start; i < cells.Count; i++)
        {
            var cell = cells[i];
            if (i > start && MayBreak(i)) last = i;
            used += cell.Advance + (i > start ? cell.Gap : 0);
            slack += cell.Slack;
            if (used <= width + Tolerance || cell.Class == CharacterClass.Space) continue;
            var stuck = i > start && !MayBreak(i) && cell.Class is (CharacterClass.Closing or CharacterClass.Trailing);
            if (stuck && used - slack <= width + Tolerance) continue;
            return last > start && WordLength(last, i) <= LongestWholeWord ? last : Divide(start, i);
        }

        return cells.Count;
    }

    /// <summary>Where to cut when nothing else will do: anywhere in an address longer than a line has room for, but not before a mark.</summary>
    private int Divide(int start, int at)
    {
        while (at > start + 1 && cells[at].Class is (CharacterClass.Closing or CharacterClass.Dash)) at--;
        return Math.Max(at, start + 1);
    }

    /// <summary>Number of characters of the unbroken run that starts at <paramref name="start"/>, at least up to <paramref name="at"/>.</summary>
    private int WordLength(int start, int at)
    {
        var end = at + 1;
        while (end < cells.Count && !MayBreak(end)) end++;
        return end - start;
    }

    /// <summary>A last line of one character (marks not counted) takes another one from the line above, unless that would be more than a word of two.</summary>
    private void RescueLastCharacter(List<(int Start, int End)> lines)
    {
        if (lines.Count < 2) return;
        var (start, end) = lines[^1];
        var marks = cells[start..end].Count(c => c.Class is CharacterClass.Closing or CharacterClass.Trailing or CharacterClass.Space);
        if (end - start - marks > 1 || cells[start].Class == CharacterClass.Latin) return;
        var above = lines[^2];
        var moved = 0.0;
        for (var at = above.End - 1; at > above.Start + 4; at--)
        {
            moved += cells[at].Advance;
            if (moved > MostMoved * cells[at].Style.Size) return;
            if (!MayBreak(at)) continue;
            lines[^2] = (above.Start, TrimSpaces(above.Start, at));
            lines[^1] = (at, end);
            return;
        }
    }

    private int SkipSpaces(int at)
    {
        while (at < cells.Count && cells[at].Class == CharacterClass.Space) at++;
        return at;
    }

    private int TrimSpaces(int start, int end)
    {
        while (end > start && cells[end - 1].Class == CharacterClass.Space) end--;
        return end;
    }
}
