namespace Heluo.Engines.Decisions.Feel.Syntax;

/// <summary>Operators from the loosest to the tightest, and the keyword expressions.</summary>
internal sealed partial class Parser
{
    private Node Expression() => Deeper(() =>
    {
        var outer = _endpoint;
        _endpoint = 0;
        var node = KnownNameHere() is { Length: > 1 } ? Logic(false) : Current.Kind != TokenKind.Name ? Logic(false) : Current.Text switch
        {
            "if" => If(),
            "for" => For(),
            "some" => Quantified(false),
            "every" => Quantified(true),
            _ => Logic(false),
        };
        _endpoint = outer;
        return node;
    });

    private Node If()
    {
        var start = Advance().Start;
        var condition = Expression();
        ExpectWord("then");
        var then = Expression();
        ExpectWord("else");
        return Grow(new IfNode(start, condition, then, Expression()));
    }

    private Node For()
    {
        var start = Advance().Start;
        var iterators = Iterators();
        ExpectWord("return");
        _local.Add("partial");
        return Grow(new ForNode(start, iterators, Expression()));
    }

    private Node Quantified(bool every)
    {
        var start = Advance().Start;
        var iterators = Iterators();
        ExpectWord("satisfies");
        return Grow(new QuantifiedNode(start, every, iterators, Expression()));
    }

    private List<Iterator> Iterators()
    {
        var iterators = new List<Iterator>();
        do
        {
            var name = DeclaredName(token => token.IsWord("in"));
            ExpectWord("in");
            var source = Expression();
            var end = Accept("..") ? Expression() : null;
            _local.Add(name);
            iterators.Add(new Iterator(name, source, end));
        }
        while (Accept(","));
        return iterators;
    }

    private Node Logic(bool and)
    {
        var first = and ? Comparison() : Logic(true);
        if (!Current.IsWord(and ? "and" : "or")) return first;
        var operands = new List<Node> { first };
        while (AcceptWord(and ? "and" : "or")) operands.Add(and ? Comparison() : Logic(true));
        return Grow(new LogicNode(first.At, and, operands));
    }

    private Node Comparison()
    {
        var left = Additive();
        while (true)
        {
            var at = Current.Start;
            if (IsComparison(Current)) left = Grow(new CompareNode(at, Advance().Text, left, Additive()));
            else if (AcceptWord("between")) left = Between(at, left);
            else if (AcceptWord("in")) left = Grow(new InNode(at, left, InTests()));
            else return left;
        }
    }

    private Node Between(int at, Node value)
    {
        var low = Additive();
        ExpectWord("and");
        return Grow(new BetweenNode(at, value, low, Additive()));
    }

    private List<Node> InTests()
    {
        _local.Add("?");
        if (IsComparison(Current)) return [OperatorTest()];
        if (!Current.Is("(")) return [Additive()];
        var start = _at;
        Advance();
        var first = Test();
        if (Current.Is("..") )
        {
            _at = start;
            return [Additive()];
        }

        var tests = new List<Node> { first };
        while (Accept(",")) tests.Add(Test());
        Expect(")");
        if (tests.Count > 1 || first is OperatorTestNode || !ContinuesOperand()) return tests;
        _at = start;
        return [Additive()];
    }

    /// <summary>Whether an operator follows that belongs to the operand just read in parentheses.</summary>
    private bool ContinuesOperand() => Current.Kind == TokenKind.Symbol && Current.Text is "+" or "-" or "*" or "/" or "**" or "[" or "." or "(";

    private Node Additive() => Chain(Multiplicative, "+", "-");

    private Node Multiplicative() => Chain(Power, "*", "/");

    private Node Power() => Chain(Unary, "**", "**");

    private Node Chain(Func<Node> operand, string one, string other)
    {
        var first = operand();
        if (!Current.Is(one) && !Current.Is(other)) return first;
        var rest = new List<(string, Node, int)>();
        while (Current.Is(one) || Current.Is(other))
        {
            var sign = Advance();
            rest.Add((sign.Text, operand(), sign.Start));
        }

        return Grow(new ChainNode(first.At, first, rest));
    }

    private Node Unary()
    {
        if (Current.Is("-"))
        {
            var start = Advance().Start;
            var operand = Deeper(Unary);
            return operand is LiteralNode { Value: decimal number } ? new LiteralNode(start, -number) : Grow(new NegateNode(start, operand));
        }

        var node = Postfix(Primary());
        while (Current.IsWord("instance") && _tokens[_at + 1].IsWord("of"))
        {
            var at = Advance().Start;
            Advance();
            var type = TypeReference(out var name);
            node = Grow(new InstanceNode(at, node, type, name));
        }

        return node;
    }
}
