using System.Globalization;
using System.Text;

namespace Heluo.Engines.Decisions.Feel.Syntax;

/// <summary>Cuts FEEL source into tokens (DMN 1.5, clause 10.3.1.2, rules 27 to 37). Words of a name are single tokens; the parser joins them.</summary>
internal sealed class Lexer
{
    private const int MaxLength = 1_000_000;
    private static readonly string[] LongSymbols = ["**", "..", "!=", "<=", ">=", "->"];
    private readonly string _source;
    private readonly List<Token> _tokens = [];
    private int _at;

    private Lexer(string source) => _source = source;

    public static List<Token> Read(string source)
    {
        if (source.Length > MaxLength) throw new FeelSyntaxException($"表达式超过 {MaxLength} 个字符，请拆成几个决策");
        var lexer = new Lexer(source);
        while (lexer.SkipBlanks()) lexer.ReadToken();
        lexer._tokens.Add(new Token(TokenKind.End, "", source.Length, source.Length));
        return lexer._tokens;
    }

    /// <summary>Line and column, from 1, of a position.</summary>
    public static (int Line, int Column) Place(string source, int position)
    {
        var line = 1;
        var start = 0;
        for (var i = 0; i < position && i < source.Length; i++)
            if (source[i] == '\n') (line, start) = (line + 1, i + 1);
        return (line, position - start + 1);
    }

    public static bool IsNameStart(char c) => char.IsLetter(c) || c is '_' or '?' || char.IsSurrogate(c) ||
        (c >= 0x2070 && c <= 0x218F) || (c >= 0x2C00 && c <= 0x2FEF) || (c >= 0xF900 && c <= 0xFDCF) || (c >= 0xFDF0 && c <= 0xFFFD) || c is '\u200C' or '\u200D' || char.GetUnicodeCategory(c) == UnicodeCategory.LetterNumber;

    private static bool IsNamePart(char c) => (IsNameStart(c) && c != '?') || char.IsDigit(c) || c is '\u00B7' or '\u203F' or '\u2040' ||
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.OtherSymbol;

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u180E' or '\uFEFF' or '\u200B' or '\u0085';

    private bool SkipBlanks()
    {
        while (_at < _source.Length)
        {
            if (IsBlank(_source[_at]))
            {
                _at++;
            }
            else if (Ahead("//"))
            {
                while (_at < _source.Length && _source[_at] is not ('\n' or '\r')) _at++;
            }
            else if (Ahead("/*"))
            {
                var close = _source.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                if (close < 0) throw Fault("注释没有结束，请补上 */", _at);
                _at = close + 2;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private void ReadToken()
    {
        var c = _source[_at];
        if (c == '"') ReadText();
        else if (char.IsAsciiDigit(c) || (c == '.' && _at + 1 < _source.Length && char.IsAsciiDigit(_source[_at + 1]) && !AfterDot())) ReadNumber();
        else if (IsNameStart(c)) ReadWord();
        else ReadSymbol();
    }

    private bool AfterDot() => _at > 0 && _source[_at - 1] == '.';

    private void ReadWord()
    {
        var start = _at++;
        if (_source[start] != '?')
            while (_at < _source.Length && IsNamePart(_source[_at])) _at++;
        Add(TokenKind.Name, _source[start.._at], start);
    }

    private void ReadNumber()
    {
        var start = _at;
        SkipDigits();
        if (_at + 1 < _source.Length && _source[_at] == '.' && char.IsAsciiDigit(_source[_at + 1]))
        {
            _at++;
            SkipDigits();
        }

        if (_at < _source.Length && _source[_at] is 'e' or 'E')
        {
            var mark = _at++;
            if (_at < _source.Length && _source[_at] is '+' or '-') _at++;
            if (_at < _source.Length && char.IsAsciiDigit(_source[_at])) SkipDigits();
            else _at = mark;
        }

        Add(TokenKind.Number, _source[start.._at], start);
    }

    private void SkipDigits()
    {
        while (_at < _source.Length && char.IsAsciiDigit(_source[_at])) _at++;
    }

    private void ReadText()
    {
        var start = _at++;
        var text = new StringBuilder();
        while (true)
        {
            if (_at >= _source.Length) throw Fault("文字没有结束，请补上右引号", start);
            var c = _source[_at++];
            if (c == '"') break;
            if (c == '\\' && _at < _source.Length) ReadEscape(text);
            else text.Append(c);
        }

        Add(TokenKind.Text, text.ToString(), start);
    }

    private void ReadEscape(StringBuilder text)
    {
        var c = _source[_at++];
        switch (c)
        {
            case 'n': text.Append('\n'); break;
            case 'r': text.Append('\r'); break;
            case 't': text.Append('\t'); break;
            case '"' or '\\' or '\'': text.Append(c); break;
            case 'u' when CodePoint(4) is { } unit: text.Append((char)unit); break;
            case 'U' when CodePoint(6) is { } point && point is <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF): text.Append(char.ConvertFromUtf32(point)); break;
            default: text.Append('\\').Append(c); break;
        }
    }

    private int? CodePoint(int digits)
    {
        if (_at + digits > _source.Length ||
            !int.TryParse(_source.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)) return null;
        _at += digits;
        return value;
    }

    private void ReadSymbol()
    {
        var start = _at;
        foreach (var symbol in LongSymbols)
        {
            if (!Ahead(symbol)) continue;
            _at += 2;
            Add(TokenKind.Symbol, symbol, start);
            return;
        }

        _at++;
        Add(TokenKind.Symbol, _source[start.._at], start);
    }

    private bool Ahead(string text) => string.CompareOrdinal(_source, _at, text, 0, text.Length) == 0;

    private void Add(TokenKind kind, string text, int start) => _tokens.Add(new Token(kind, text, start, _at));

    private FeelSyntaxException Fault(string message, int position)
    {
        var (line, column) = Place(_source, position);
        return new FeelSyntaxException(message, line, column);
    }
}
