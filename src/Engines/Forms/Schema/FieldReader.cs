namespace Heluo.Engines.Forms.Schema;

/// <summary>Reads one field of a form file.</summary>
internal sealed class FieldReader(PlaceReader places)
{
    private const int MostRows = 1000;
    private static readonly Dictionary<string, FieldKind> Kinds =
        Enum.GetValues<FieldKind>().ToDictionary(kind => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..]);

    private static readonly string[] Properties =
    [
        "id", "label", "type", "required", "when", "calculate", "checks", "min", "max", "decimals", "unit", "options", "list", "register",
        "prefill", "default", "hint", "width", "parts", "columns", "fields", "minRows", "maxRows", "minFiles", "maxFiles", "form", "readonly", "content",
    ];

    public FormField Read(JsonPlace place)
    {
        if (!places.IsObject(place, Properties)) return new FormField { Id = "", Label = "", Kind = FieldKind.Text };
        var kind = ReadKind(place);
        var field = new FormField
        {
            Id = places.Identifier(place, "id"),
            Label = places.Text(place, "label", required: true, longest: 200),
            Kind = kind,
            Required = places.Text(place, "required") is var required and not "false" ? required : "",
            When = places.Text(place, "when"),
            Calculate = places.Text(place, "calculate"),
            Checks = [.. places.List(place, "checks").Select(ReadCheck)],
            Min = places.Text(place, "min"),
            Max = places.Text(place, "max"),
            Decimals = places.Count(place, "decimals", 10),
            Unit = places.Text(place, "unit", longest: 20),
            Options = [.. places.List(place, "options").Select(ReadOption)],
            List = places.Text(place, "list", longest: 100),
            Register = places.Text(place, "register", longest: 100),
            Prefill = places.Text(place, "prefill", longest: 100),
            Default = places.Text(place, "default"),
            Hint = places.Text(place, "hint"),
            HalfWidth = ReadWidth(place),
            Parts = places.Flag(place, "parts"),
            ReadOnly = places.Flag(place, "readonly"),
            Content = places.Text(place, "content"),
            Fields = ReadInner(place, kind),
            MinRows = places.Count(place, kind == FieldKind.File ? "minFiles" : "minRows", MostRows),
            MaxRows = places.Count(place, kind == FieldKind.File ? "maxFiles" : "maxRows", MostRows),
            Form = places.Text(place, "form", longest: 100),
        };
        CheckKind(field, place);
        return field;
    }

    private FieldKind ReadKind(JsonPlace place)
    {
        var name = places.Text(place, "type", required: true);
        if (Kinds.TryGetValue(name, out var kind)) return kind;
        if (name.Length > 0) places.Fault(place.Member("type")!, $"不认识的字段类型 {name}，可用的是 {string.Join('、', Kinds.Keys)}");
        return FieldKind.Text;
    }

    private bool ReadWidth(JsonPlace place)
    {
        var width = places.Text(place, "width");
        if (width is not ("" or "half" or "full")) places.Fault(place.Member("width")!, "width 应是 half（半行）或 full（整行）");
        return width == "half";
    }

    private FormCheck ReadCheck(JsonPlace place) => places.IsObject(place, "rule", "message")
        ? new FormCheck(places.Text(place, "rule", required: true), places.Text(place, "message", required: true, longest: 200))
        : new FormCheck("", "");

    private FormOption ReadOption(JsonPlace place)
    {
        if (place.IsScalar) return new FormOption(place.Text, place.Text);
        return places.IsObject(place, "value", "label")
            ? new FormOption(places.Text(place, "value", required: true, longest: 200), places.Text(place, "label", required: true, longest: 200))
            : new FormOption("", "");
    }

    private List<FormField> ReadInner(JsonPlace place, FieldKind kind)
    {
        var name = kind == FieldKind.Table ? "columns" : "fields";
        if (kind is not (FieldKind.Table or FieldKind.Group))
        {
            if ((place.Member("columns") ?? place.Member("fields")) is { } extra) places.Fault(extra, "只有 table 有 columns，只有 group 有 fields");
            return [];
        }

        var items = places.List(place, name, required: true);
        var inner = items.Select(Read).ToList();
        var seen = new HashSet<string>();
        for (var i = 0; i < inner.Count; i++)
        {
            if (inner[i].Id.Length > 0 && !seen.Add(inner[i].Id)) places.Fault(items[i], $"标识 {inner[i].Id} 在这里用了两次，请换一个");
            if (kind == FieldKind.Table && inner[i].Kind is FieldKind.Table or FieldKind.Group or FieldKind.Form)
                places.Fault(items[i], "表格的列不能再是表格、分组或子表单");
        }

        return inner;
    }

    private void CheckKind(FormField field, JsonPlace place)
    {
        var choice = field.Kind is FieldKind.Choice or FieldKind.Choices;
        var sources = (field.Options.Count > 0 ? 1 : 0) + (field.List.Length > 0 ? 1 : 0) + (field.Register.Length > 0 ? 1 : 0);
        if (choice && sources != 1) places.Fault(place, $"{field.Kind} 要在 options（选项）、list（代码表）、register（登记库）中写一个，且只写一个");
        if (!choice && field.Kind != FieldKind.Enterprise && sources > 0) places.Fault(place, "只有 choice 和 choices 有选项");
        if (field.Options.DistinctBy(option => option.Value).Count() < field.Options.Count) places.Fault(place, "有两个选项的 value 相同，请改成不同的值");
        if (field.Kind == FieldKind.Form != field.Form.Length > 0) places.Fault(place, "type 是 form 的字段要用 form 写明子表单的标识，其他字段不能写");
        if (field.Parts && field.Kind is not (FieldKind.Person or FieldKind.Enterprise or FieldKind.Address))
            places.Fault(place, "只有 person、enterprise、address 可以写 parts");
        if (field.Kind == FieldKind.Display && (field.Required.Length > 0 || field.Calculate.Length > 0 || field.Checks.Count > 0))
            places.Fault(place, "display 只供显示，没有值，不能写 required、calculate 和 checks");
        if (field.MinRows > field.MaxRows) places.Fault(place, "最少行数不能多于最多行数");
        if (field.Calculate.Length > 0 && field.Prefill.Length > 0) places.Fault(place, "计算得出的字段不能再预填，请删去 prefill");
    }
}
