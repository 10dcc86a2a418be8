using System.Globalization;

namespace Heluo.Engines.Codes;

/// <summary>
/// Why a text is not the identifier it should be. Carries only constants and numbers; the sentence is made when <see cref="Reason"/> is read,
/// so that checking allocates nothing.
/// </summary>
public readonly record struct CodeFault
{
    private readonly string? _subject;
    private readonly Kind _kind;
    private readonly string? _detail;
    private readonly int _last;
    private readonly char _character;

    private CodeFault(Kind kind, string subject, int position, int last, char character, string? detail)
    {
        _kind = kind;
        _subject = subject;
        _detail = detail;
        _last = last;
        _character = character;
        Position = position;
    }

    private enum Kind : byte { None, Missing, Length, Character, CheckDigit, Part, Whole }

    /// <summary>No fault: the code is valid.</summary>
    public static CodeFault None => default;

    /// <summary>True when there is nothing wrong.</summary>
    public bool IsNone => _kind == Kind.None;

    /// <summary>The first wrong position, counted from 1; 0 when the text as a whole is wrong.</summary>
    public int Position { get; }

    /// <summary>What is wrong, where, and what to do, as a sentence in Chinese; empty when there is no fault.</summary>
    public string Reason => _kind switch
    {
        Kind.None => "",
        Kind.Missing => $"请填写{_subject}",
        Kind.Length => Say($"{_subject}应为 {_detail}，现为 {_last} 位，请核对是否多填或漏填"),
        Kind.Character => Say($"{_subject}第 {Position} 位是{Describe(_character)}，应为{_detail}，请改正"),
        Kind.CheckDigit => Say($"{_subject}第 {Position} 位应为 {_character}，请核对"),
        Kind.Part => Say($"{_subject}第 {Place()} 位{_detail}"),
        _ => $"{_subject}{_detail}",
    };

    /// <inheritdoc/>
    public override string ToString() => Reason;

    internal static CodeFault Missing(string subject) => new(Kind.Missing, subject, 0, 0, default, null);

    /// <summary><paramref name="expected"/> reads like “18 位”.</summary>
    internal static CodeFault Length(string subject, string expected, int actual) => new(Kind.Length, subject, 0, actual, default, expected);

    internal static CodeFault Character(string subject, int position, char actual, string allowed) =>
        new(Kind.Character, subject, position, position, actual, allowed);

    internal static CodeFault CheckDigit(string subject, int position, char expected) =>
        new(Kind.CheckDigit, subject, position, position, expected, null);

    /// <summary><paramref name="advice"/> continues “…第 7–14 位”.</summary>
    internal static CodeFault Part(string subject, int first, int last, string advice) => new(Kind.Part, subject, first, last, default, advice);

    /// <summary><paramref name="advice"/> continues the name of the code.</summary>
    internal static CodeFault Whole(string subject, string advice) => new(Kind.Whole, subject, 0, 0, default, advice);

    internal FormatException ToException() => new(Reason);

    /// <summary>The fault of a part, told as a fault of the whole <paramref name="subject"/> in which the part starts after <paramref name="offset"/> characters.</summary>
    internal CodeFault Within(string subject, int offset) => _kind switch
    {
        Kind.None => default,
        Kind.Character or Kind.CheckDigit or Kind.Part => new(_kind, subject, Position + offset, _last + offset, _character, _detail),
        _ => new(Kind.Part, subject, offset + 1, offset + 1, default, "起的部分不完整，请核对"),
    };

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);

    private static string Describe(char c) => c switch
    {
        ' ' or '\t' or '　' => "空格",
        >= '！' and <= '～' => $"全角字符“{c}”",
        >= 'a' and <= 'z' => $"小写字母“{c}”",
        _ when char.IsControl(c) => "不可见字符",
        _ => $"“{c}”",
    };

    private string Place() => _last == Position ? Say($"{Position}") : Say($"{Position}–{_last}");
}
