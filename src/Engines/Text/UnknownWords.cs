namespace Heluo.Engines.Text;

/// <summary>Joins characters that the best path left single: names after a surname, else characters that seldom stand alone.</summary>
internal static class UnknownWords
{
    private const int LongestWord = 4;
    private const float SeldomAlone = 0.12f;
    private const float SeldomAloneInName = 0.45f;

    /// <summary>Appends the word that begins with the single character at <paramref name="at"/> and returns its length.</summary>
    public static int Join(ReadOnlySpan<char> run, int at, int[] pathLengths, int offset, List<TokenSpan> into)
    {
        var singles = Singles(run, at, pathLengths);
        var given = Lexicon.Default.IsSurname(run[at]) ? GivenNameLength(run.Slice(at + 1, singles - 1)) : 0;
        if (given > 0)
        {
            into.Add(new TokenSpan(offset + at, 1 + given, TokenKind.Name));
            return 1 + given;
        }

        var lexicon = Lexicon.Default;
        var joined = 0;
        while (joined < Math.Min(singles, LongestWord) && lexicon.Solitude(run[at + joined]) < SeldomAlone) joined++;
        var taken = Math.Max(joined, 1);
        into.Add(new TokenSpan(offset + at, taken, taken == 1 ? TokenKind.Word : TokenKind.Unknown));
        return taken;
    }

    /// <summary>Appends the name that begins with the compound surname at <paramref name="at"/>; returns its length, or 0 when there is none.</summary>
    public static int JoinCompoundSurname(ReadOnlySpan<char> run, int at, int[] pathLengths, int offset, List<TokenSpan> into)
    {
        const int surname = 2;
        if (pathLengths[at] != surname || !Lexicon.Default.IsCompoundSurname(run.Slice(at, surname))) return 0;
        var given = GivenNameLength(run.Slice(at + surname, Singles(run, at + surname, pathLengths)));
        if (given == 0) return 0;
        into.Add(new TokenSpan(offset + at, surname + given, TokenKind.Name));
        return surname + given;
    }

    private static int Singles(ReadOnlySpan<char> run, int at, int[] pathLengths)
    {
        var singles = 0;
        while (at + singles < run.Length && pathLengths[at + singles] == 1 && singles <= LongestWord) singles++;
        return singles;
    }

    private static int GivenNameLength(ReadOnlySpan<char> singles)
    {
        var given = 0;
        while (given < Math.Min(2, singles.Length) && Lexicon.Default.Solitude(singles[given]) < SeldomAloneInName) given++;
        return given;
    }
}
