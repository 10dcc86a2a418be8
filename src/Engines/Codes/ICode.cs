namespace Heluo.Engines.Codes;

/// <summary>An identifier with a fixed form: parsed once, valid ever after. The default value of an implementing type is no valid code.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface ICode<TSelf>
    where TSelf : struct, ICode<TSelf>
{
    /// <summary>The name of the identifier in Chinese, as faults call it, e.g. 统一社会信用代码.</summary>
    static abstract string Subject { get; }

    /// <summary>The code in its canonical form; empty for the default value.</summary>
    string Text { get; }

    /// <summary>Looks for the first fault of <paramref name="text"/> without allocating; <see cref="CodeFault.None"/> when it is valid.</summary>
    static abstract CodeFault Check(ReadOnlySpan<char> text);

    /// <summary>Parses <paramref name="text"/>, or tells in <paramref name="fault"/> why it cannot.</summary>
    static abstract bool TryParse(ReadOnlySpan<char> text, out TSelf code, out CodeFault fault);

    /// <summary>Parses <paramref name="text"/>.</summary>
    /// <exception cref="FormatException">The text is no valid code; the message is the reason in Chinese.</exception>
    static abstract TSelf Parse(string text);

    /// <summary>Makes a valid synthetic value; the same seed of <paramref name="random"/> gives the same value.</summary>
    static abstract TSelf Generate(Random random);
}
