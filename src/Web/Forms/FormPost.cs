using Heluo.Engines.Forms;
using Heluo.Web.Components;
using Microsoft.AspNetCore.Http;

namespace Heluo.Web.Forms;

/// <summary>
/// Turns what a page of a form posted back into values: three parts of a date into one, the words of a searched option into its value, the levels of a
/// division into the deepest one. Names that are no field of the page are left out.
/// </summary>
public sealed class FormPost
{
    /// <summary>Name of the button that removes a row: <c>staff[1]</c>.</summary>
    public const string RemoveRow = "_remove";

    /// <summary>Name of the button that adds a row: <c>staff</c>.</summary>
    public const string AddRow = "_add";

    /// <summary>Name of the field that tells which fields the page showed.</summary>
    public const string Shown = "_shown";

    private static readonly string[] DatePart = [".year", ".month", ".day"];
    private readonly IFormCollection _form;
    private readonly Dictionary<string, FieldView> _fields = [];

    private FormPost(IFormCollection form, IEnumerable<FieldView> fields)
    {
        _form = form;
        Collect(fields);
    }

    /// <summary>The values of the shown fields after the post, beside those of the rest of the form.</summary>
    /// <param name="form">The post.</param>
    /// <param name="shown">The fields of the page.</param>
    /// <param name="definition">The form.</param>
    /// <param name="stored">All values so far.</param>
    public static IReadOnlyDictionary<string, object?> Merge(
        IFormCollection form, IReadOnlyList<FieldView> shown, FormDefinition definition, IReadOnlyDictionary<string, object?> stored)
    {
        var posted = definition.ReadPost(new FormPost(form, shown).Pairs());
        var merged = stored.ToDictionary(value => value.Key, value => value.Value);
        foreach (var field in shown.Where(view => view.Access == FieldAccess.Write || view.Rows.Count + view.Fields.Count > 0))
        {
            if (posted.TryGetValue(field.Field.Id, out var value)) merged[field.Field.Id] = value;
            else merged.Remove(field.Field.Id);
        }

        return merged;
    }

    /// <summary>Name of the select for one level of a division field.</summary>
    internal static string LevelName(string path, int level) => $"_level:{level}:{path}";

    private IEnumerable<KeyValuePair<string, string>> Pairs()
    {
        var removed = _form[RemoveRow].ToString();
        foreach (var (name, values) in _form)
        {
            if (removed.Length > 0 && name.StartsWith(removed + ".", StringComparison.Ordinal)) continue;
            if (Find(name) is { } field && field.Field.Kind is not FieldKind.Division)
                foreach (var value in values) yield return new(name, Understand(field, name, value ?? ""));
        }

        foreach (var (path, value) in Composed(".year", FieldKind.Date, Date).Concat(Composed(".stored", FieldKind.File, null)).Concat(Divisions()))
            if (removed.Length == 0 || !path.StartsWith(removed + ".", StringComparison.Ordinal)) yield return new(path, value);
    }

    private IEnumerable<(string Path, string Value)> Composed(string ending, FieldKind kind, Func<string, string>? compose)
    {
        foreach (var name in _form.Keys.Where(key => key.EndsWith(ending, StringComparison.Ordinal)).ToList())
        {
            var path = name[..^ending.Length];
            if (Find(path)?.Field.Kind != kind) continue;
            if (compose is not null) yield return (path, compose(path));
            else foreach (var value in _form[name].Except(_form[path + ".removed"]).Except(_form[path + ".remove"])) yield return (path, value ?? "");
        }
    }

    /// <summary>Parts that make no date stay as they were typed, so that they can be shown again.</summary>
    private string Date(string path)
    {
        var parts = DateParts.Read(_form, path);
        return parts.IsEmpty ? "" : parts.ToDate() is { } date ? FormText.Raw(date) : string.Join('-', DatePart.Select(part => Cut(_form[path + part].ToString().Trim())));
    }

    private IEnumerable<(string Path, string Value)> Divisions()
    {
        foreach (var level in _form.Keys.Where(key => key.StartsWith("_level:0:", StringComparison.Ordinal)).ToList())
        {
            var path = level["_level:0:".Length..];
            if (Find(path)?.Field.Kind != FieldKind.Division) continue;
            var code = _form[level].ToString();
            for (var next = 1; next < 5 && code.Length > 0; next++)
            {
                var below = _form[LevelName(path, next)].ToString();
                if (!below.StartsWith(code, StringComparison.Ordinal)) break;
                code = below;
            }

            yield return (path, code);
        }
    }

    private string Understand(FieldView field, string name, string value) => field.Field.Kind switch
    {
        FieldKind.Choice => field.Options.FirstOrDefault(option => option.Label == value.Trim())?.Value ?? value,
        FieldKind.Signature when _form[name + ".typed"].ToString() is { Length: > 0 } typed => typed,
        _ => value,
    };

    private FieldView? Find(string name) => _fields.GetValueOrDefault(WithoutNumbers(name));

    private void Collect(IEnumerable<FieldView> fields)
    {
        foreach (var field in fields)
        {
            _fields.TryAdd(WithoutNumbers(field.Path), field);
            Collect(field.Fields);
            foreach (var row in field.Rows.Concat(field.NextRows)) Collect(row);
        }
    }

    private static string WithoutNumbers(string name)
    {
        if (name.Length > 200 || !name.Contains('[', StringComparison.Ordinal)) return name;
        var text = new System.Text.StringBuilder(name.Length);
        var inside = false;
        foreach (var letter in name)
        {
            if (letter == '[') inside = true;
            if (!inside || !char.IsAsciiDigit(letter)) text.Append(letter);
            if (letter == ']') inside = false;
        }

        return text.ToString();
    }

    private static string Cut(string typed) => typed.Length <= 10 ? typed : typed[..10];
}
