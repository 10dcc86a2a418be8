using System.Text.Json;

namespace Heluo.Engines.Forms.Schema;

/// <summary>Reads a form file: shape, names and kinds. Expressions are judged when the form is compiled.</summary>
internal sealed class SchemaReader
{
    private const int LongestJson = 2_000_000;
    private const int MostFields = 2000;
    private readonly List<FormFault> _faults = [];
    private readonly Dictionary<string, JsonPlace> _ids = [];
    private readonly Dictionary<string, JsonPlace> _groupIds = [];
    private readonly PlaceReader _places;
    private readonly FieldReader _fields;

    private SchemaReader()
    {
        _places = new PlaceReader(_faults);
        _fields = new FieldReader(_places);
    }

    public static FormReading Read(string json)
    {
        if (json.Length > LongestJson) return new FormReading(null, [new FormFault(1, 1, "", "表单文件太大，最多二百万字")]);
        var root = JsonPlace.Parse(json, out var fault);
        if (root is null) return new FormReading(null, [fault!]);
        var reader = new SchemaReader();
        var schema = reader.ReadForm(root);
        return reader._faults.Count == 0 ? new FormReading(schema, []) : new FormReading(null, reader._faults);
    }

    private FormSchema? ReadForm(JsonPlace root)
    {
        if (!_places.IsObject(root, "key", "title", "groups", "rights")) return null;
        var schema = new FormSchema
        {
            Key = ReadKey(root),
            Title = _places.Text(root, "title", required: true, longest: 200),
            Groups = [.. _places.List(root, "groups", required: true).Select(ReadGroup)],
            Rights = ReadRights(root),
        };
        if (_ids.Count > MostFields) _places.Fault(root, $"字段太多，最多 {MostFields} 个");
        return schema;
    }

    private string ReadKey(JsonPlace root)
    {
        var key = _places.Text(root, "key", required: true, longest: 100);
        if (key.Length > 0 && !key.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
            _places.Fault(root.Member("key")!, $"“{key}”不能作表单标识，请用小写英文字母、数字和连字符，例如 food-business-licence");
        return key;
    }

    private FormGroup ReadGroup(JsonPlace place)
    {
        if (!_places.IsObject(place, "id", "title", "when", "hint", "fields")) return new FormGroup { Id = "", Title = "", Fields = [] };
        var group = new FormGroup
        {
            Id = _places.Identifier(place, "id"),
            Title = _places.Text(place, "title", required: true, longest: 100),
            When = _places.Text(place, "when"),
            Hint = _places.Text(place, "hint"),
            Fields = [.. _places.List(place, "fields", required: true).Select(_fields.Read)],
        };
        Claim(_groupIds, group.Id, place);
        foreach (var (field, at) in group.Fields.Zip(_places.List(place, "fields"))) Claim(_ids, field.Id, at);
        return group;
    }

    private void Claim(Dictionary<string, JsonPlace> taken, string id, JsonPlace place)
    {
        if (id.Length > 0 && !taken.TryAdd(id, place)) _places.Fault(place, $"标识 {id} 已在 {taken[id].Path} 用过，请换一个");
    }

    private Dictionary<string, FormRights> ReadRights(JsonPlace root)
    {
        var rights = new Dictionary<string, FormRights>();
        if (root.Member("rights") is not { } all) return rights;
        if (all.Type != JsonTokenType.StartObject) _places.Fault(all, "rights 应按环节写成“环节: {default: read, fields: {字段: write}}”");
        foreach (var (step, place) in all.Members)
        {
            if (!_places.IsObject(place, "default", "fields")) continue;
            var exceptions = new Dictionary<string, FieldAccess>();
            foreach (var (id, member) in place.Member("fields")?.Members ?? [])
            {
                exceptions[id] = ReadAccess(member);
                if (!_ids.ContainsKey(id.Split('.')[0])) _places.Fault(member, $"表单里没有 {id}，请核对");
            }

            rights[step] = new FormRights { Default = place.Member("default") is { } own ? ReadAccess(own) : FieldAccess.Write, Exceptions = exceptions };
        }

        return rights;
    }

    private FieldAccess ReadAccess(JsonPlace place)
    {
        switch (place.Text)
        {
            case "hidden": return FieldAccess.Hidden;
            case "read": return FieldAccess.Read;
            case "write": return FieldAccess.Write;
            default:
                _places.Fault(place, "权限应是 hidden（不可见）、read（只读）或 write（可填）");
                return FieldAccess.Hidden;
        }
    }
}
