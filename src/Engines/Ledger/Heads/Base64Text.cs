namespace Heluo.Engines.Ledger;

/// <summary>Base64 from outside, refused in words.</summary>
internal static class Base64Text
{
    public static byte[] Decode(string text, string what)
    {
        var bytes = new byte[(text.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(text, bytes, out var count) ? bytes[..count] : throw new FormatException($"{what}不是合格的 base64。");
    }
}
