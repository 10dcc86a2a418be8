namespace Heluo.Engines.Decisions.Feel.Syntax;

/// <summary>Parentheses and brackets, which may open a range, and types.</summary>
internal sealed partial class Parser
{
    private Node Parenthesis()
    {
        var start = Advance().Start;
        if (IsComparison(Current))
        {
            var test = OperatorTest();
            Expect(")");
            return test;
        }

        var inner = Expression();
        if (Current.Is("..")) return RangeFrom(start, inner, false);
        Expect(")");
        return inner;
    }

    private Node OpenRange()
    {
        var start = Advance().Start;
        var low = Expression();
        if (!Current.Is("..")) throw Fault("“]”开头的是区间，这里应当是“..”");
        return RangeFrom(start, low, false);
    }

    private Node Bracket()
    {
        var start = Advance().Start;
        var items = new List<Node>();
        if (Accept("]")) return new ListNode(start, items);
        var first = Test();
        if (Current.Is("..") && first is not OperatorTestNode) return RangeFrom(start, first, true);
        items.Add(first);
        while (Accept(",")) items.Add(Test());
        Expect("]");
        return Grow(new ListNode(start, items));
    }

    private Node RangeFrom(int start, Node low, bool included)
    {
        Expect("..");
        _endpoint++;
        var high = Additive();
        _endpoint--;
        var closed = Current.Is("]");
        if (!closed && !Current.Is(")") && !Current.Is("[")) throw Fault($"区间应当以“]”“)”或“[”结束，实际是{Describe(Current)}");
        Advance();
        return Grow(new RangeNode(start, low, included, high, closed));
    }

    private FeelType? TypeReference(out string name)
    {
        if (++_nesting > MaxDepth) throw Fault("类型嵌套过深");
        var start = Current.Start;
        var type = TypeBody(out name);
        if (name.Length == 0) throw Fault("这里应当是类型名称", start);
        _nesting--;
        return type;
    }

    private FeelType? TypeBody(out string name)
    {
        if (Current.Kind == TokenKind.Name && _tokens[_at + 1].Is("<"))
        {
            name = Current.Text;
            switch (Current.Text)
            {
                case "list" or "range": return ElementType(ref name);
                case "context": return ContextType();
                case "function": return FunctionType();
            }
        }

        for (var scope = _scope; scope is not null; scope = scope.Outer)
        {
            if (scope.TypeIndex.Match(_tokens, _at) is not { } own) continue;
            _at += own.Length;
            name = own.Name;
            return scope.Types[own.Name];
        }

        if (FeelScope.BuiltInTypeIndex.Match(_tokens, _at) is { } known)
        {
            _at += known.Length;
            name = known.Name;
            return FeelType.BuiltIn(known.Name) ?? (name == "context" ? FeelType.ContextOf(null) : name == "function" ? FeelType.FunctionOf(null, FeelType.Any)
                : name == "list" ? FeelType.ListOf(FeelType.Any) : FeelType.RangeOf(FeelType.Any));
        }

        name = Current.Kind == TokenKind.Name ? Words() : "";
        while (Current.Is(".") && _tokens[_at + 1].Kind == TokenKind.Name)
        {
            Advance();
            name += "." + Words();
        }

        return null;
    }

    private FeelType? ElementType(ref string name)
    {
        _at += 2;
        var element = TypeReference(out var inner);
        Expect(">");
        var list = name == "list";
        name = $"{name}<{inner}>";
        return element is null ? null : list ? FeelType.ListOf(element) : FeelType.RangeOf(element);
    }

    private FeelType? ContextType()
    {
        _at += 2;
        var members = new Dictionary<string, FeelType>(StringComparer.Ordinal);
        var complete = true;
        while (!Current.Is(">"))
        {
            var name = DeclaredAndColon();
            if (members.Count > MaxEntries) throw Fault($"上下文超过 {MaxEntries} 项，请拆分");
            if (TypeReference(out _) is { } type) members[name] = type;
            else complete = false;
            if (!Accept(",")) break;
        }

        Expect(">");
        return complete ? FeelType.ContextOf(members) : null;
    }

    private FeelType? FunctionType()
    {
        _at += 2;
        var parameters = new List<FeelType>();
        var complete = true;
        while (!Current.Is(">"))
        {
            if (TypeReference(out _) is { } type) parameters.Add(type);
            else complete = false;
            if (!Accept(",")) break;
        }

        Expect(">");
        Expect("->");
        var result = TypeReference(out _);
        return complete && result is not null ? FeelType.FunctionOf(parameters, result) : null;
    }
}
