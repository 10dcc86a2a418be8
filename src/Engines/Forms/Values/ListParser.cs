using Heluo.Engines.Forms.Compilation;

namespace Heluo.Engines.Forms.Values;

/// <summary>Several options, or several files.</summary>
internal sealed class ListParser(FormContext context)
{
    private const int MostFiles = 10;
    private const int LongestIdentifier = 200;

    public Parsed Parse(CompiledField field, object raw)
    {
        object?[] items = raw is object?[] list ? list : [raw];
        var texts = new List<string>(items.Length);
        foreach (var item in items)
        {
            var text = RawValue.Text(RawValue.Open(item))?.Trim();
            if (string.IsNullOrEmpty(text)) continue;
            if (text.Length > LongestIdentifier) return Parsed.Refused($"{field.Schema.Label}的格式不对，请重新选择");
            if (!texts.Contains(text)) texts.Add(text);
        }

        return field.Schema.Kind == FieldKind.File ? Files(field, texts) : Choices(field, texts);
    }

    private Parsed Choices(CompiledField field, List<string> texts)
    {
        var register = field.Schema.Register;
        var known = register.Length > 0 ? texts.All(text => context.Holds?.Invoke(register, text) != false) : texts.All(field.OptionValues.Contains);
        return known ? Parsed.Of(texts.ToArray()) : Parsed.Refused($"请从列出的选项中选择{field.Schema.Label}");
    }

    private static Parsed Files(CompiledField field, List<string> texts)
    {
        var most = field.Schema.MaxRows ?? MostFiles;
        if (!texts.TrueForAll(text => text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')))
            return Parsed.Refused($"{field.Schema.Label}没有传好，请重新上传");
        return texts.Count <= most ? Parsed.Of(texts.ToArray()) : Parsed.Refused($"{field.Schema.Label}最多 {most} 个文件，现在 {texts.Count} 个，请减少");
    }
}
