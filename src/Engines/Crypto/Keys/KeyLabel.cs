namespace Heluo.Engines.Crypto;

/// <summary>The rule for labels: they become file names, so nothing that could leave the folder.</summary>
internal static class KeyLabel
{
    public static void Check(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (label.Length is 0 or > 64 || label[0] == '.' || !label.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
            throw new ArgumentException("密钥标签只能用 1–64 个字母、数字、点、连字符和下划线，且不以点开头", nameof(label));
    }
}
