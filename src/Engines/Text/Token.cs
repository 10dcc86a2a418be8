namespace Heluo.Engines.Text;

/// <summary>What a token is.</summary>
public enum TokenKind
{
    /// <summary>A word of the dictionary, or a single character that stands alone.</summary>
    Word,

    /// <summary>Adjacent characters that seldom stand alone and so are taken for a word nobody listed.</summary>
    Unknown,

    /// <summary>A person's name recognised by its surname.</summary>
    Name,

    /// <summary>Digits, with a decimal point or grouping inside.</summary>
    Number,

    /// <summary>Latin or other alphabetic letters, possibly with digits.</summary>
    Latin,
}

/// <summary>A piece of a text.</summary>
/// <param name="Text">The piece as it stands in the text.</param>
/// <param name="Start">Index of its first UTF-16 code unit.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct Token(string Text, int Start, TokenKind Kind)
{
    /// <summary>Number of UTF-16 code units.</summary>
    public int Length => Text.Length;
}

/// <summary>A token without its text.</summary>
internal readonly record struct TokenSpan(int Start, int Length, TokenKind Kind)
{
    public int End => Start + Length;
}
