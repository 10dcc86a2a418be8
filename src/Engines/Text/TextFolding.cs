namespace Heluo.Engines.Text;

/// <summary>Folds characters for comparison, one for one, so that positions in the folded text are positions in the original.</summary>
public static class TextFolding
{
    /// <summary>Full-width forms become half-width, letters lower case, traditional characters simplified. The length never changes.</summary>
    /// <param name="text">Any text.</param>
    public static string Fold(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++) target[i] = Fold(source[i]);
    });

    /// <summary>The folded form of one character.</summary>
    /// <param name="letter">Any UTF-16 code unit.</param>
    public static char Fold(char letter) => letter switch
    {
        < '\u0080' => char.ToLowerInvariant(letter),
        '\u3000' => ' ',
        >= '\uff01' and <= '\uff5e' => char.ToLowerInvariant((char)(letter - 0xfee0)),
        _ when IsHan(letter) => ChineseScript.Simplify(letter),
        _ => char.ToLowerInvariant(letter),
    };

    /// <summary>True for a CJK ideograph of the basic block or extension A.</summary>
    /// <param name="letter">Any UTF-16 code unit.</param>
    public static bool IsHan(char letter) => letter is >= '\u3400' and <= '\u9fff' or '\u3007';
}
