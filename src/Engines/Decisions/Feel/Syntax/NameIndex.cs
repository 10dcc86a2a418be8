namespace Heluo.Engines.Decisions.Feel.Syntax;

/// <summary>Known names as a tree of their tokens, so that the longest one can be found at a place of the source.</summary>
internal sealed class NameIndex
{
    private readonly Branch _root = new();

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

        var branch = _root;
        foreach (var token in tokens)
            if (token.Kind != TokenKind.End) branch = branch.Next(token.Text);
        if (branch != _root) branch.Name ??= name;
    }

    /// <summary>The longest known name at a token, with its length in tokens; null when there is none.</summary>
    public (string Name, int Length)? Match(List<Token> tokens, int at)
    {
        (string, int)? longest = null;
        var branch = _root;
        for (var next = at; next < tokens.Count && (next == at || tokens[next].Kind != TokenKind.Text); next++)
        {
            if (branch.Branches is null || !branch.Branches.TryGetValue(tokens[next].Text, out branch!)) break;
            if (branch.Name is { } name) longest = (name, next - at + 1);
        }

        return longest;
    }

    private sealed class Branch
    {
        public string? Name { get; set; }

        public Dictionary<string, Branch>? Branches { get; private set; }

        public Branch Next(string token)
        {
            Branches ??= new Dictionary<string, Branch>(StringComparer.Ordinal);
            if (!Branches.TryGetValue(token, out var next)) Branches[token] = next = new Branch();
            return next;
        }
    }
}
