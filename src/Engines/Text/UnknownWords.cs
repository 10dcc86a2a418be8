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
        var singles = 1;
        while (at + singles < run.Length && pathLengths[at + singles] == 1 && singles <= LongestWord) singles++;
        var name = NameLength(run.Slice(at, singles));
        if (name > 0)
        {
            into.Add(new TokenSpan(offset + at, name, TokenKind.Name));
            return name;
        }

        var lexicon = Lexicon.Default;
        var joined = 0;
        while (joined < Math.Min(singles, LongestWord) && lexicon.Solitude(run[at + joined]) < SeldomAlone) joined++;
        var taken = Math.Max(joined, 1);
        into.Add(new TokenSpan(offset + at, taken, taken == 1 ? TokenKind.Word : TokenKind.Unknown));
        return taken;
    }

    private static int NameLength(ReadOnlySpan<char> singles)
    {
        var lexicon = Lexicon.Default;
        if (singles.Length < 2 || !lexicon.IsSurname(singles[0])) return 0;
        var given = 0;
        while (given < 2 && given + 1 < singles.Length && lexicon.Solitude(singles[given + 1]) < SeldomAloneInName) given++;
        return given == 0 ? 0 : given + 1;
    }
}
