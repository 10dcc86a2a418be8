using Heluo.Engines.Decisions.Feel;

namespace Heluo.Engines.Forms.Compilation;

/// <summary>Parses the expressions of a form, finds its lists and sub-forms, and writes down every fault.</summary>
internal sealed class FormCompiler(FormResources resources)
{
    private const int DeepestForms = 4;
    private readonly List<FormFault> _faults = [];
    private readonly List<(FeelExpression Expression, string Path)> _expressions = [];
    private readonly HashSet<string> _names = [];

    public IReadOnlyList<FormFault> Faults => _faults;

    public (CompiledFields Fields, IReadOnlyList<CompiledGroup> Groups) Compile(FormSchema schema)
    {
        var groups = new List<CompiledGroup>();
        var fields = new List<CompiledField>();
        for (var number = 0; number < schema.Groups.Count; number++)
        {
            var group = schema.Groups[number];
            var path = $"groups[{number}]";
            var when = Parse(group.When, $"{path}.when");
            groups.Add(new CompiledGroup(group, when, fields.Count, group.Fields.Count));
            fields.AddRange(CompileAll(group.Fields, group.Id, "", null, $"{path}.fields", 0));
        }

        CheckPrefills(fields);
        CheckNames();
        return (new CompiledFields(fields), groups);
    }

    private IEnumerable<CompiledField> CompileAll(IReadOnlyList<FormField> fields, string owner, string prefix, FeelExpression? ownerWhen, string path, int depth) =>
        fields.Select((field, number) => CompileField(field, owner, prefix, ownerWhen, $"{path}[{number}]", depth));

    private CompiledField CompileField(FormField field, string owner, string prefix, FeelExpression? ownerWhen, string path, int depth, bool withWhole = false)
    {
        _names.Add(field.Id);
        var options = OptionsOf(field, path);
        return new CompiledField
        {
            Schema = field,
            Owner = owner,
            RightName = prefix + field.Id,
            When = Parse(field.When, $"{path}.when"),
            OwnerWhen = ownerWhen,
            AlwaysRequired = field.Required == "true",
            Required = field.Required == "true" ? null : Parse(field.Required, $"{path}.required"),
            RequiredWithWhole = withWhole,
            Calculate = Parse(field.Calculate, $"{path}.calculate"),
            Checks = [.. field.Checks.Select((check, number) => CompileCheck(check, $"{path}.checks[{number}].rule")).OfType<CompiledCheck>()],
            Min = FieldBound.Of(field.Min, text => Parse(text, $"{path}.min")),
            Max = FieldBound.Of(field.Max, text => Parse(text, $"{path}.max")),
            Options = options,
            OptionValues = options.Select(option => option.Value).ToHashSet(),
            Inner = CompileInner(field, path, depth),
        };
    }

    private CompiledFields? CompileInner(FormField field, string path, int depth)
    {
        if (field.Kind is FieldKind.Table or FieldKind.Group)
            return new CompiledFields([.. CompileAll(field.Fields, field.Id, $"{field.Id}.", null, $"{path}.{(field.Kind == FieldKind.Table ? "columns" : "fields")}", depth)]);
        if (field.Parts)
            return new CompiledFields([.. PartsOf(field).Select(part => CompileField(part, field.Id, $"{field.Id}.", null, path, depth, withWhole: true))]);
        return field.Kind == FieldKind.Form ? CompileSubForm(field, path, depth) : null;
    }

    private CompiledFields? CompileSubForm(FormField field, string path, int depth)
    {
        if (!resources.Forms.TryGetValue(field.Form, out var form))
        {
            _faults.Add(new FormFault(0, 0, $"{path}.form", $"没有标识为 {field.Form} 的表单，请核对"));
            return null;
        }

        if (depth >= DeepestForms)
        {
            _faults.Add(new FormFault(0, 0, $"{path}.form", $"子表单套得太深，最多 {DeepestForms} 层，请检查是否互相包含"));
            return null;
        }

        return new CompiledFields([.. form.Groups.SelectMany(group =>
            CompileAll(group.Fields, field.Id, $"{field.Id}.", Parse(group.When, $"{path}.form.{group.Id}.when"), $"{path}.form.{group.Id}", depth + 1))]);
    }

    private static FormField[] PartsOf(FormField field)
    {
        var name = new FormField { Id = "name", Label = "姓名", Kind = FieldKind.Text, Max = field.Max.Length > 0 ? field.Max : "50" };
        return field.Kind switch
        {
            FieldKind.Person => [name, new FormField { Id = "citizen", Label = "身份证号", Kind = FieldKind.Citizen }],
            FieldKind.Enterprise =>
                [name with { Label = "单位名称", Max = field.Max.Length > 0 ? field.Max : "100" }, new FormField { Id = "credit", Label = "统一社会信用代码", Kind = FieldKind.Credit }],
            _ =>
            [
                new FormField { Id = "division", Label = "所在地区", Kind = FieldKind.Division, Min = field.Min },
                new FormField { Id = "detail", Label = "详细地址", Kind = FieldKind.Text, Max = field.Max },
            ],
        };
    }

    private IReadOnlyList<FormOption> OptionsOf(FormField field, string path)
    {
        if (field.List.Length == 0) return field.Options;
        if (resources.Lists.TryGetValue(field.List, out var list)) return list;
        _faults.Add(new FormFault(0, 0, $"{path}.list", $"没有名为 {field.List} 的代码表，请核对"));
        return [];
    }

    private CompiledCheck? CompileCheck(FormCheck check, string path) =>
        Parse(check.Rule, path) is { } rule ? new CompiledCheck(rule, check.Message) : null;

    private FeelExpression? Parse(string source, string path)
    {
        if (source.Length == 0) return null;
        try
        {
            var expression = FeelExpression.Parse(source);
            _expressions.Add((expression, path));
            return expression;
        }
        catch (FeelSyntaxException wrong)
        {
            _faults.Add(new FormFault(0, 0, path, $"表达式“{source}”写错了，{wrong.Message}"));
            return null;
        }
    }

    private void CheckPrefills(List<CompiledField> fields)
    {
        foreach (var field in fields)
            if (!field.Schema.Prefill.StartsWith("account.", StringComparison.Ordinal) && Values.NumberFacts.NumberOf(field.Schema.Prefill) is { } number
                && !fields.TakeWhile(other => other != field).Any(other => other.Id == number && other.Schema.Kind == FieldKind.Citizen))
                _faults.Add(new FormFault(0, 0, $"{field.Owner}.{field.Id}.prefill", $"预填取自身份证号码字段 {number}，它要是身份证号码，并且在本字段之前，请核对"));
    }

    private void CheckNames()
    {
        if (resources.Names is null) return;
        _names.UnionWith(resources.Names);
        foreach (var (expression, path) in _expressions)
        {
            var probe = new NameProbe(_names);
            var diagnostics = expression.Evaluate(probe).Diagnostics;
            foreach (var name in probe.Missing.Where(name => diagnostics.Any(said => said.Message.Contains($"“{name}”", StringComparison.Ordinal))))
                _faults.Add(new FormFault(0, 0, path, $"表达式“{expression.Source}”里的 {name} 既不是本表字段，也不是情形问题，请核对"));
        }
    }
}
