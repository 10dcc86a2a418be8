using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heluo.Engines.Forms.Schema;

namespace Heluo.Engines.Forms.Exchange;

/// <summary>Reads a <c>.form</c> file: every component becomes a field, groups without a path become the groups of the form.</summary>
internal sealed class FormJsReader
{
    private const int LongestJson = 2_000_000;
    private const int MostFields = 2000;
    private const int DeepestNesting = 32;
    private readonly List<FormFault> _faults = [];
    private readonly JsonPlace _root;
    private int _count;

    private FormJsReader(JsonPlace root) => _root = root;

    public static FormReading Read(string json)
    {
        if (json.Length > LongestJson) return new FormReading(null, [new FormFault(1, 1, "", "表单文件太大，最多二百万字")]);
        if (JsonPlace.Parse(json, out var fault) is not { } place) return new FormReading(null, [fault!]);
        JsonObject? root;
        try
        {
            root = JsonNode.Parse(Encoding.UTF8.GetBytes(json), null, new JsonDocumentOptions { MaxDepth = DeepestNesting, AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return new FormReading(null, [new FormFault(1, 1, "", "同一个对象里有重复的名称，请删去一个")]);
        }

        if (root?["components"] is not JsonArray components) return new FormReading(null, [place.Fault("不是 form-js 表单：缺少 components 列表")]);
        var reader = new FormJsReader(place);
        var schema = reader.Form(root, components);
        return reader._faults.Count == 0 ? new FormReading(schema, []) : new FormReading(null, reader._faults);
    }

    private FormSchema Form(JsonObject root, JsonArray components)
    {
        var (own, id) = (root["heluo"] as JsonObject ?? [], root.Text("id"));
        var schema = new FormSchema
        {
            Key = own.Text("key") is { Length: > 0 } key ? key : Kebab(id.Length > 0 ? id : "form"),
            Title = own.Text("title") is { Length: > 0 } title ? title : id.Length > 0 ? id : "表单",
            Groups = Groups(components),
            Rights = Rights(own["rights"] as JsonObject ?? []),
            Origin = Without(root, "components"),
        };
        Distinct(schema.Groups.SelectMany(g => g.Fields), "components");
        if (_count > MostFields) Fault("components", $"字段太多，最多 {MostFields} 个");
        return schema;
    }

    /// <summary>Fields that follow one another inside the same groups make a group.</summary>
    private List<FormGroup> Groups(JsonArray components)
    {
        var groups = new List<FormGroup>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var (chain, fields) = ((JsonObject[])[], new List<FormField>());
        foreach (var (around, field) in Flat(components, [], "components"))
        {
            if (!around.SequenceEqual(chain)) Close();
            chain = around;
            if (field is not null) fields.Add(field);
            else Close(evenEmpty: true);
        }

        Close();
        return groups;

        void Close(bool evenEmpty = false)
        {
            if (fields.Count == 0 && !evenEmpty) return;
            groups.Add(Group(chain, fields, taken, groups.Count + 1));
            fields = [];
        }
    }

    private static FormGroup Group(JsonObject[] chain, List<FormField> fields, HashSet<string> taken, int number)
    {
        var inner = chain.Length > 0 ? chain[^1] : [];
        var wanted = inner.Text("properties", FormJsComponent.Extra + "group") is { Length: > 0 } given ? given : inner.Text("id") is { Length: > 0 } own && IsName(own) ? own : $"part{number}";
        var id = wanted;
        for (var next = 2; !taken.Add(id); next++) id = $"{wanted}x{next}";
        return new FormGroup
        {
            Id = id,
            Title = id == wanted ? inner.Text("label") : "",
            When = FormJsCondition.All(chain.Select(FormJsCondition.When)),
            Hint = inner.Text("properties", FormJsComponent.Extra + "hint"),
            Fields = fields,
            Origin = chain.Length == 0 ? "[]" : Chain(chain),
        };
    }

    /// <summary>The components with the groups around each; a group without components is given once without a field.</summary>
    private IEnumerable<(JsonObject[] Around, FormField? Field)> Flat(JsonArray components, JsonObject[] around, string path)
    {
        for (var i = 0; i < components.Count; i++)
        {
            var at = $"{path}[{i}]";
            if (components[i] is not JsonObject component) Fault(at, "组件应是一个对象");
            else if (FormJsKind.IsArrangement(component))
            {
                JsonObject[] inside = [.. around, component];
                var children = component["components"] as JsonArray ?? [];
                if (children.Count == 0) yield return (inside, null);
                foreach (var item in Flat(children, inside, at + ".components")) yield return item;
            }
            else if (Field(component, at) is { } field) yield return (around, field);
        }
    }

    private FormField? Field(JsonObject component, string path)
    {
        _count++;
        if (FormJsKind.Of(component) is null)
        {
            Fault(path + ".type", $"不认识的组件类型 {component.Text("type")}");
            return null;
        }

        var id = component.Text(FormJsKind.IsContainer(component) ? "path" : "key") is { Length: > 0 } key ? key : component.Text("id");
        if (id.Length == 0 && FormJsKind.Of(component) == FieldKind.Display) id = $"display{_count}";
        if (!IsName(id))
        {
            Fault(path, $"组件的键“{id}”不能在表达式里使用，请改用字母开头的字母、数字和下划线，最多 64 个");
            return null;
        }

        var field = FormJsComponent.Read(component, id) with { Origin = Without(component, "components") };
        return FormJsKind.IsContainer(component) && field.Kind != FieldKind.Form ? field with { Fields = Inside(component, field.Kind == FieldKind.Table, path + ".components") } : field;
    }

    private List<FormField> Inside(JsonObject container, bool isTable, string path)
    {
        var fields = new List<FormField>();
        foreach (var (around, field) in Flat(container["components"] as JsonArray ?? [], [], path))
        {
            if (field is null) continue;
            if (isTable && field.Kind is FieldKind.Table or FieldKind.Group or FieldKind.Form) Fault(path, "列表里不能再有列表、分组或子表单");
            var origin = (JsonObject)JsonNode.Parse(field.Origin)!;
            if (around.Length > 0) origin[FormJsWriter.Around] = JsonNode.Parse(Chain(around));
            fields.Add(field with { When = FormJsCondition.All(around.Select(FormJsCondition.When).Append(field.When)), Origin = origin.ToJsonString(FormJsJson.Compact) });
        }

        Distinct(fields, path);
        return fields;
    }

    private static Dictionary<string, FormRights> Rights(JsonObject steps) => steps.Where(s => s.Value is JsonObject).ToDictionary(s => s.Key, s => new FormRights
    {
        Default = Access(((JsonObject)s.Value!).Text("default")),
        Exceptions = (s.Value!["fields"] as JsonObject ?? []).ToDictionary(f => f.Key, f => Access(f.Value?.ToString() ?? "")),
    });

    private static FieldAccess Access(string text) => text switch { "hidden" => FieldAccess.Hidden, "read" => FieldAccess.Read, _ => FieldAccess.Write };

    private void Distinct(IEnumerable<FormField> fields, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields)
            if (!seen.Add(field.Id)) Fault(path, $"键 {field.Id} 用了两次，请换一个");
    }

    private void Fault(string path, string message)
    {
        var place = _root;
        foreach (var step in path.Replace("[", ".[", StringComparison.Ordinal).Split('.'))
            place = (step.StartsWith('[') ? place.Items.ElementAtOrDefault(int.Parse(step[1..^1], null)) : place.Member(step)) ?? place;
        _faults.Add(new FormFault(place.Line, place.Column, path, message));
    }

    private static bool IsName(string text) => text.Length is > 0 and <= 64 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static string Kebab(string id) => string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));

    private static string Without(JsonObject node, string member)
    {
        var copy = (JsonObject)node.DeepClone();
        copy.Remove(member);
        return copy.ToJsonString(FormJsJson.Compact);
    }

    private static string Chain(JsonObject[] chain) => "[" + string.Join(',', chain.Select(c => Without(c, "components"))) + "]";
}
