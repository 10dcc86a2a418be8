namespace Heluo.Engines.Decisions.Feel.Syntax;

/// <summary>Known names as sequences of tokens, so that the longest one can be found at a place of the source.</summary>
internal sealed class NameIndex
{
    private readonly Dictionary<string, List<(string[] Parts, string Name)>> _byFirst = new(StringComparer.Ordinal);

    public void Add(string name)
    {
        List<Token> tokens;
        try
        {
            tokens = Lexer.Read(name);
        }
        catch (FeelSyntaxException)
        {
            return;
        }

        var parts = tokens.Where(t => t.Kind != TokenKind.End).Select(t => t.Text).ToArray();
        if (parts.Length == 0) return;
        if (!_byFirst.TryGetValue(parts[0], out var names)) _byFirst[parts[0]] = names = [];
        if (names.Any(n => n.Parts.AsSpan().SequenceEqual(parts))) return;
        names.Add((parts, name));
        names.Sort((a, b) => b.Parts.Length.CompareTo(a.Parts.Length));
    }

    /// <summary>The longest known name at a token, with its length in tokens; null when there is none.</summary>
    public (string Name, int Length)? Match(List<Token> tokens, int at)
    {
        if (!_byFirst.TryGetValue(tokens[at].Text, out var names)) return null;
        foreach (var (parts, name) in names)
        {
            var length = 1;
            while (length < parts.Length && at + length < tokens.Count && tokens[at + length].Kind != TokenKind.Text && tokens[at + length].Text == parts[length]) length++;
            if (length == parts.Length) return (name, length);
        }

        return null;
    }
}
