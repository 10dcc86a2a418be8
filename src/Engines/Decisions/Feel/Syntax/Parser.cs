using System.Runtime.CompilerServices;

namespace Heluo.Engines.Decisions.Feel.Syntax;

/// <summary>
/// Recursive-descent parser of FEEL (DMN 1.5, clause 10.3.1.2). Names are found by the longest match against the scope, the built-in functions and the names
/// that the source itself introduces; what is not known is read as words up to the next keyword or symbol.
/// </summary>
internal sealed partial class Parser
{
    /// <summary>Most entries of a context and parameters of a function.</summary>
    public const int MaxEntries = 5_000;

    private const int MaxDepth = 256;
    private static readonly HashSet<string> Stops = new(StringComparer.Ordinal) { "and", "or", "then", "else", "return", "satisfies", "in", "between" };
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "and", "or", "then", "else", "return", "satisfies", "in", "between", "if", "for", "some", "every", "true", "false", "null", "function", "instance",
    };

    private readonly string _source;
    private readonly List<Token> _tokens;
    private readonly FeelScope _scope;
    private readonly NameIndex _local = new();
    private long _budget;
    private int _nesting;
    private int _at;
    private int _endpoint;

    private Parser(string source, FeelScope? scope)
    {
        _source = source;
        _tokens = Lexer.Read(source);
        _scope = scope ?? FeelScope.Empty;
        _budget = 200_000 + 200L * _tokens.Count;
    }

    private Token Current => _tokens[_at];

    public static Node ParseExpression(string source, FeelScope? scope)
    {
        var parser = new Parser(source, scope);
        if (parser.Current.Kind == TokenKind.End) throw parser.Fault("表达式是空的，请填写内容");
        var node = parser.Expression();
        parser.ExpectEnd();
        return node;
    }

    /// <summary>The text of a decision-table cell: <c>-</c>, <c>not(…)</c> or tests separated by commas.</summary>
    public static TestsNode ParseTests(string source, FeelScope? scope)
    {
        var parser = new Parser(source, scope);
        parser._local.Add("?");
        var tests = parser.UnaryTests();
        parser.ExpectEnd();
        return tests;
    }

    private TestsNode UnaryTests()
    {
        if (Current.Kind == TokenKind.End) return new TestsNode(0, [], false);
        if (Current.Is("-") && _tokens[_at + 1].Kind == TokenKind.End)
        {
            _at++;
            return new TestsNode(0, [], false);
        }

        if (!Current.IsWord("not") || !_tokens[_at + 1].Is("(")) return new TestsNode(0, Tests(), false);
        var start = _at;
        _at += 2;
        var negated = new TestsNode(0, Tests(), true);
        Expect(")");
        if (Current.Kind == TokenKind.End) return negated;
        _at = start;
        return new TestsNode(0, Tests(), false);
    }

    private List<Node> Tests()
    {
        var tests = new List<Node> { Test() };
        while (Accept(",")) tests.Add(Test());
        return tests;
    }

    /// <summary>One test: an operator with an operand, or an expression that may mention <c>?</c>.</summary>
    private Node Test()
    {
        if (IsComparison(Current)) return OperatorTest();
        return Expression();
    }

    private Node OperatorTest()
    {
        var start = Advance();
        return Grow(new OperatorTestNode(start.Start, start.Text, Additive()));
    }

    private static bool IsComparison(Token token) => token.Kind == TokenKind.Symbol && token.Text is "=" or "!=" or "<" or "<=" or ">" or ">=";

    private Token Advance()
    {
        if (--_budget < 0) throw Fault("表达式过于复杂，无法解析");
        return _tokens[_at < _tokens.Count - 1 ? _at++ : _at];
    }

    private bool Accept(string symbol)
    {
        if (!Current.Is(symbol)) return false;
        Advance();
        return true;
    }

    private bool AcceptWord(string word)
    {
        if (!Current.IsWord(word)) return false;
        Advance();
        return true;
    }

    private void Expect(string symbol)
    {
        if (!Accept(symbol)) throw Fault($"这里应当是“{symbol}”，实际是{Describe(Current)}");
    }

    private void ExpectWord(string word)
    {
        if (!AcceptWord(word)) throw Fault($"这里应当是“{word}”，实际是{Describe(Current)}");
    }

    private void ExpectEnd()
    {
        if (Current.Kind != TokenKind.End) throw Fault($"表达式到此应当结束，却还有{Describe(Current)}；是否少了运算符或逗号");
    }

    private static string Describe(Token token) => token.Kind == TokenKind.End ? "结尾" : $"“{(token.Text.Length > 40 ? token.Text[..40] + "…" : token.Text)}”";

    private FeelSyntaxException Fault(string message) => Fault(message, Current.Start);

    private FeelSyntaxException Fault(string message, int position)
    {
        var (line, column) = Lexer.Place(_source, position);
        return new FeelSyntaxException(message, line, column);
    }

    private T Deeper<T>(Func<T> parse)
    {
        if (++_nesting > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw Fault($"嵌套超过 {MaxDepth} 层，请拆成几个表达式");
        var result = parse();
        _nesting--;
        return result;
    }

    /// <summary>Sets the depth of a node from its children and refuses trees that are too deep to evaluate safely.</summary>
    private T Grow<T>(T node) where T : Node
    {
        var depth = 1 + NodeTree.DepthOfChildren(node);
        if (depth > MaxDepth) throw Fault($"嵌套超过 {MaxDepth} 层，请拆成几个表达式", node.At);
        return node with { Depth = depth };
    }
}
