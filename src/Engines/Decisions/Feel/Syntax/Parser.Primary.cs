using System.Text;

namespace Heluo.Engines.Decisions.Feel.Syntax;

/// <summary>Literals, names, lists, contexts, ranges, functions, and what may follow them.</summary>
internal sealed partial class Parser
{
    private Node Primary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                Advance();
                return new LiteralNode(token.Start, Numbers.Parse(token.Text) ?? throw Fault("数字超出范围", token.Start));
            case TokenKind.Text:
                Advance();
                return new LiteralNode(token.Start, token.Text);
            case TokenKind.Name: return NameOrKeyword(token);
            case TokenKind.End: throw Fault("表达式没有写完，这里还缺一个值");
            default: return Symbol(token);
        }
    }

    private Node Symbol(Token token)
    {
        if (KnownNameHere() is { } known)
        {
            _at += known.Length;
            return new NameNode(token.Start, known.Name);
        }

        switch (token.Text)
        {
            case "(" : return Parenthesis();
            case "[" : return Bracket();
            case "]" : return OpenRange();
            case "{" : return Context();
            case "@" : return AtLiteral();
            default: throw Fault($"这里不能是{Describe(token)}，应当是一个值");
        }
    }

    private Node NameOrKeyword(Token token)
    {
        var known = KnownNameHere();
        if (known is null or { Length: 1 })
        {
            switch (token.Text)
            {
                case "true" or "false":
                    Advance();
                    return new LiteralNode(token.Start, token.Text == "true");
                case "null":
                    Advance();
                    return new LiteralNode(token.Start, null);
                case "function" when _tokens[_at + 1].Is("("): return Function();
                case "if" or "for" or "some" or "every": return Expression();
            }

            if (Reserved.Contains(token.Text)) throw Fault($"这里不能是“{token.Text}”，应当是一个值");
        }

        return new NameNode(token.Start, Name(known));
    }

    /// <summary>The longest known name at this place, extended by further words when those would otherwise be left over.</summary>
    private string Name((string Name, int Length)? known)
    {
        if (known is { } found)
        {
            var next = _tokens[_at + found.Length];
            if (found.Length > 1 || next.Kind != TokenKind.Name || !Continues(_at + found.Length))
            {
                for (var i = 0; i < found.Length; i++) Advance();
                return found.Name;
            }
        }

        return Words();
    }

    private string Words()
    {
        var name = Advance().Text;
        if (!Continues(_at)) return name;
        var words = new StringBuilder(name);
        while (Continues(_at)) words.Append(' ').Append(Advance().Text);
        return words.ToString();
    }

    private bool Continues(int at)
    {
        var token = _tokens[at];
        return token.Kind == TokenKind.Name && token.Text != "?" && !Stops.Contains(token.Text) && !(token.Text == "instance" && _tokens[at + 1].IsWord("of"));
    }

    private (string Name, int Length)? KnownNameHere()
    {
        var best = _local.Match(_tokens, _at);
        for (var scope = _scope; scope is not null; scope = scope.Outer)
            if (scope.Index.Match(_tokens, _at) is { } found && found.Length > (best?.Length ?? 0)) best = found;
        return FeelScope.BuiltInIndex.Match(_tokens, _at) is { } builtIn && builtIn.Length > (best?.Length ?? 0) ? builtIn : best;
    }

    /// <summary>A name being introduced: all tokens up to the one that ends it.</summary>
    private string DeclaredName(Func<Token, bool> ends)
    {
        var start = Current;
        if (start.Kind == TokenKind.Text)
        {
            Advance();
            return start.Text;
        }

        var previous = start;
        var name = new StringBuilder();
        while (!ends(Current))
        {
            if (Current.Kind is TokenKind.End or TokenKind.Text) throw Fault("名称没有写完", start.Start);
            if (name.Length > 0 && Current.Start > previous.End) name.Append(' ');
            previous = Advance();
            name.Append(previous.Text);
        }

        return name.Length > 0 ? name.ToString() : throw Fault("这里应当是一个名称");
    }

    private Node Postfix(Node node)
    {
        while (true)
        {
            var token = Current;
            if (token.Is(".")) node = Path(node);
            else if (token.Is("(")) node = Call(node);
            else if (token.Is("[") && TryFilter(node, out var filter)) node = filter;
            else return node;
        }
    }

    private Node Path(Node target)
    {
        var at = Advance().Start;
        if (Current.Kind != TokenKind.Name && KnownNameHere() is null) throw Fault("点号后面应当是名称");
        return Grow(new PathNode(at, target, Name(KnownNameHere() is { Length: > 1 } known ? known : null)));
    }

    private bool TryFilter(Node target, out Node filter)
    {
        var start = _at;
        var at = Current.Start;
        var nesting = _nesting;
        var endpoint = _endpoint;
        filter = target;
        try
        {
            Advance();
            _local.Add("item");
            var condition = Expression();
            Expect("]");
            filter = Grow(new FilterNode(at, target, condition));
            return true;
        }
        catch (FeelSyntaxException) when (endpoint > 0)
        {
            (_at, _nesting, _endpoint) = (start, nesting, endpoint);
            return false;
        }
    }

    private Node Call(Node function)
    {
        var at = Advance().Start;
        var arguments = new List<Node>();
        List<string>? names = null;
        if (!Accept(")"))
        {
            do
            {
                if (ArgumentName() is { } name) (names ??= []).Add(name);
                else if (names is not null) throw Fault("用名称传参时，每个参数都要写名称");
                arguments.Add(Expression());
            }
            while (Accept(","));
            Expect(")");
        }

        if (names is not null && names.Count != arguments.Count) throw Fault("用名称传参时，每个参数都要写名称", at);
        return Grow(new CallNode(at, function, arguments, names));
    }

    private string? ArgumentName()
    {
        var end = _at;
        while (_tokens[end].Kind == TokenKind.Name || (end > _at && _tokens[end].Kind is TokenKind.Number or TokenKind.Symbol && _tokens[end].Text is not (":" or "," or "(" or ")" or "[" or "]" or "{" or "}"))) end++;
        return end > _at && _tokens[end].Is(":") ? DeclaredAndColon() : null;
    }

    private string DeclaredAndColon()
    {
        var name = DeclaredName(token => token.Is(":"));
        Expect(":");
        return name;
    }

    private Node Function()
    {
        var start = Advance().Start;
        Expect("(");
        var parameters = new List<FeelParameter>();
        while (!Current.Is(")"))
        {
            var name = DeclaredName(token => token.Kind == TokenKind.Symbol && token.Text is ":" or "," or ")");
            var type = Accept(":") ? TypeReference(out _) : null;
            parameters.Add(new FeelParameter(name, type ?? FeelType.Any));
            if (parameters.Count > MaxEntries) throw Fault($"参数超过 {MaxEntries} 个");
            _local.Add(name);
            if (!Accept(",")) break;
        }

        Expect(")");
        if (!AcceptWord("external")) return Grow(new FunctionNode(start, parameters, Expression()));
        Expression();
        return new FunctionNode(start, parameters, null);
    }

    private Node Context()
    {
        var start = Advance().Start;
        var entries = new List<(string, Node)>();
        while (!Current.Is("}"))
        {
            var name = DeclaredName(token => token.Is(":") || token.Is("}") || token.Is(","));
            Expect(":");
            entries.Add((name, Expression()));
            if (entries.Count > MaxEntries) throw Fault($"上下文超过 {MaxEntries} 项，请拆分");
            _local.Add(name);
            if (!Accept(",")) break;
        }

        Expect("}");
        return Grow(new ContextNode(start, entries));
    }

    private Node AtLiteral()
    {
        var start = Advance().Start;
        if (Current.Kind != TokenKind.Text) throw Fault("@ 后面应当是引号里的日期、时间或时长");
        return new LiteralNode(start, TemporalText.Parse(Advance().Text));
    }
}
