using Heluo.Engines.Documents.Fonts;

namespace Heluo.Engines.Documents.Composition;

/// <summary>Recognises the levels 一、 and （一） of official documents (GB/T 9704-2012, 7.3.3).</summary>
internal static class HeadingNumber
{
    private const string Numerals = "一二三四五六七八九十百";

    /// <summary>黑体 for 一、, 楷体 for （一）, null otherwise.</summary>
    public static FontRole? RoleOf(string text)
    {
        var digits = text.TakeWhile(Numerals.Contains).Count();
        if (digits > 0 && text.Length > digits && text[digits] == '、') return FontRole.Hei;
        if (text.Length < 3 || text[0] != '（') return null;
        digits = text.Skip(1).TakeWhile(Numerals.Contains).Count();
        return digits > 0 && text.Length > digits + 1 && text[digits + 1] == '）' ? FontRole.Kai : null;
    }

    /// <summary>The heading ends with its first full stop when text goes on after it.</summary>
    public static int HeadingLength(string text)
    {
        var stop = text.IndexOf('。', StringComparison.Ordinal);
        return stop < 0 ? text.Length : stop + 1;
    }
}
