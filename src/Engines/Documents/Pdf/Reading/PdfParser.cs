using System.Globalization;
using System.Text;

namespace Heluo.Engines.Documents.Pdf.Reading;

/// <summary>Reads objects from bytes (ISO 32000-1, 7.2 and 7.3). Nesting is bounded; anything else than syntax is refused.</summary>
/// <param name="file">The bytes.</param>
/// <param name="at">Where to begin.</param>
/// <param name="isFile">The bytes are those of the file, so that strings have a place in it.</param>
internal ref struct PdfParser(ReadOnlySpan<byte> file, int at, bool isFile = true)
{
    private const int Deepest = 64;
    private readonly ReadOnlySpan<byte> _file = file;

    public int At { get; set; } = at;

    public bool AtEnd => At >= _file.Length;

    /// <summary>The next object; references <c>n g R</c> are recognised.</summary>
    public PdfValue Value(int depth = 0)
    {
        if (depth > Deepest) throw new PdfException("PDF 对象嵌套过深，拒绝读取。");
        SkipSpace();
        if (AtEnd) throw new PdfException("PDF 文件在一个对象中间结束。");
        var c = _file[At];
        if (c == '/') return new PdfName(Name());
        if (c == '[') return Array(depth);
        if (c == '(') return Literal();
        if (c == '<') return At + 1 < _file.Length && _file[At + 1] == '<' ? Dictionary(depth) : Hexadecimal();
        if (c is (byte)'+' or (byte)'-' or (byte)'.' or >= (byte)'0' and <= (byte)'9') return NumberOrReference();
        return Word() switch
        {
            "null" => PdfKeyword.Null,
            "true" => new PdfKeyword("true"),
            "false" => new PdfKeyword("false"),
            var other => throw new PdfException($"PDF 文件里有不认识的内容“{Printable(other)}”（第 {At} 字节）。"),
        };
    }

    /// <summary>The next run of regular characters; empty at a delimiter.</summary>
    public string Word()
    {
        SkipSpace();
        var start = At;
        while (!AtEnd && IsRegular(_file[At])) At++;
        return Encoding.Latin1.GetString(_file[start..At]);
    }

    /// <summary>A whole number from 0; -1 when there is none.</summary>
    public int Integer()
    {
        SkipSpace();
        var start = At;
        while (!AtEnd && _file[At] is >= (byte)'0' and <= (byte)'9') At++;
        return At > start && int.TryParse(_file[start..At], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1;
    }

    /// <summary>Passes over a word when it is next.</summary>
    public bool Skip(ReadOnlySpan<byte> word)
    {
        SkipSpace();
        if (!_file[Math.Min(At, _file.Length)..].StartsWith(word)) return false;
        At += word.Length;
        return true;
    }

    public void SkipSpace()
    {
        for (; !AtEnd; At++)
        {
            if (_file[At] == '%')
            {
                while (!AtEnd && _file[At] is not ((byte)'\r' or (byte)'\n')) At++;
                if (AtEnd) return;
            }

            if (!IsSpace(_file[At])) return;
        }
    }

    private static bool IsSpace(byte c) => c is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsRegular(byte c) => !IsSpace(c) && !"()<>[]{}/%"u8.Contains(c);

    private static string Printable(string text) => new([.. text.Take(12).Select(c => c is >= ' ' and <= '~' ? c : '?')]);

    private PdfValue NumberOrReference()
    {
        var start = At;
        while (!AtEnd && IsRegular(_file[At])) At++;
        var text = _file[start..At];
        var after = At;
        if (text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            var generation = Integer();
            if (generation >= 0 && Skip("R"u8) && (AtEnd || !IsRegular(_file[At]))) return new PdfReference(number, generation);
            At = after;
        }

        if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return new PdfReal(value);
        throw new PdfException($"PDF 文件里的数字不正确（第 {start} 字节）。");
    }

    private string Name()
    {
        At++;
        var bytes = new List<byte>();
        while (!AtEnd && IsRegular(_file[At]))
        {
            var c = _file[At++];
            if (c == '#' && At + 1 < _file.Length && byte.TryParse(_file.Slice(At, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                c = code;
                At += 2;
            }

            bytes.Add(c);
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private PdfArray Array(int depth)
    {
        At++;
        var items = new List<PdfValue>();
        while (!Skip("]"u8)) items.Add(Value(depth + 1));
        return new PdfArray(items);
    }

    private PdfDictionary Dictionary(int depth)
    {
        At += 2;
        var entries = new Dictionary<string, PdfValue>(StringComparer.Ordinal);
        while (!Skip(">>"u8))
        {
            SkipSpace();
            if (AtEnd || _file[At] != '/') throw new PdfException($"PDF 字典里缺少键（第 {At} 字节）。");
            entries[Name()] = Value(depth + 1);
        }

        return new PdfDictionary(entries);
    }

    private PdfBytes Hexadecimal()
    {
        var start = At++;
        var digits = new StringBuilder();
        for (; !AtEnd && _file[At] != '>'; At++)
        {
            if (IsSpace(_file[At])) continue;
            if (!char.IsAsciiHexDigit((char)_file[At])) throw new PdfException($"PDF 十六进制字符串不正确（第 {At} 字节）。");
            digits.Append((char)_file[At]);
        }

        if (AtEnd) throw new PdfException("PDF 十六进制字符串没有结束。");
        At++;
        if (digits.Length % 2 == 1) digits.Append('0');
        return Placed(Convert.FromHexString(digits.ToString()), start);
    }

    private PdfBytes Literal()
    {
        var start = At++;
        var bytes = new List<byte>();
        for (var open = 1; ;)
        {
            if (AtEnd) throw new PdfException("PDF 字符串没有结束。");
            var c = _file[At++];
            if (c == '\\')
            {
                Escape(bytes);
                continue;
            }

            if (c == '(') open++;
            if (c == ')' && --open == 0) return Placed([.. bytes], start);
            bytes.Add(c);
        }
    }

    private readonly PdfBytes Placed(byte[] value, int start) => isFile ? new PdfBytes(value, start, At) : new PdfBytes(value);

    private void Escape(List<byte> bytes)
    {
        if (AtEnd) return;
        var c = _file[At++];
        switch ((char)c)
        {
            case 'n': bytes.Add((byte)'\n'); break;
            case 'r': bytes.Add((byte)'\r'); break;
            case 't': bytes.Add((byte)'\t'); break;
            case 'b': bytes.Add((byte)'\b'); break;
            case 'f': bytes.Add((byte)'\f'); break;
            case '\r': Skip("\n"u8); break;
            case '\n': break;
            case >= '0' and <= '7':
                var value = c - '0';
                for (var i = 0; i < 2 && !AtEnd && _file[At] is >= (byte)'0' and <= (byte)'7'; i++) value = 8 * value + _file[At++] - '0';
                bytes.Add((byte)value);
                break;
            default: bytes.Add(c); break;
        }
    }
}
