using System.Globalization;
using System.Text;

namespace Heluo.Engines.Documents.Pdf.Reading;

/// <summary>A PDF object (ISO 32000-1, 7.3).</summary>
internal abstract record PdfValue
{
    /// <summary>The object as PDF syntax.</summary>
    public string ToSyntax()
    {
        var text = new StringBuilder();
        Append(text);
        return text.ToString();
    }

    public abstract void Append(StringBuilder text);
}

/// <summary>null, true, false.</summary>
internal sealed record PdfKeyword(string Word) : PdfValue
{
    public static readonly PdfKeyword Null = new("null");

    public override void Append(StringBuilder text) => text.Append(Word);
}

internal sealed record PdfReal(double Value) : PdfValue
{
    public override void Append(StringBuilder text) => text.Append(Value.ToString("0.#####", CultureInfo.InvariantCulture));
}

internal sealed record PdfName(string Value) : PdfValue
{
    public override void Append(StringBuilder text) => text.Append(PdfNumber.Name(Value));
}

/// <summary>A string; <paramref name="Start"/> and <paramref name="End"/> are its place in the file, marks included.</summary>
internal sealed record PdfBytes(byte[] Value, int Start = -1, int End = -1) : PdfValue
{
    /// <summary>As text: UTF-16 with byte order mark, else Latin.</summary>
    public string Text => Value is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(Value, 2, Value.Length - 2) : Encoding.Latin1.GetString(Value);

    public override void Append(StringBuilder text) => text.Append('<').Append(Convert.ToHexString(Value)).Append('>');
}

internal sealed record PdfArray(IReadOnlyList<PdfValue> Items) : PdfValue
{
    public override void Append(StringBuilder text)
    {
        text.Append('[');
        foreach (var item in Items)
        {
            if (text[^1] != '[') text.Append(' ');
            item.Append(text);
        }

        text.Append(']');
    }
}

internal sealed record PdfReference(int Number, int Generation) : PdfValue
{
    public override void Append(StringBuilder text) => text.Append(CultureInfo.InvariantCulture, $"{Number} {Generation} R");
}

/// <summary>A dictionary; with <paramref name="Data"/> a stream, still packed.</summary>
internal sealed record PdfDictionary(IReadOnlyDictionary<string, PdfValue> Entries, ReadOnlyMemory<byte>? Data = null) : PdfValue
{
    public PdfValue? this[string key] => Entries.GetValueOrDefault(key);

    public PdfDictionary With(string key, PdfValue value) => new(new Dictionary<string, PdfValue>(Entries) { [key] = value }, Data);

    public PdfDictionary Without(params ReadOnlySpan<string> keys)
    {
        var entries = new Dictionary<string, PdfValue>(Entries);
        foreach (var key in keys) entries.Remove(key);
        return new PdfDictionary(entries, Data);
    }

    public override void Append(StringBuilder text)
    {
        text.Append("<<");
        foreach (var (key, value) in Entries)
        {
            text.Append(PdfNumber.Name(key)).Append(' ');
            value.Append(text);
        }

        text.Append(">>");
    }
}
