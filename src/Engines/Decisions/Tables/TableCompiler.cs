using System.Xml.Linq;
using Heluo.Engines.Decisions.Feel;
using Heluo.Engines.Decisions.Feel.Evaluation;
using Heluo.Engines.Decisions.Model;

namespace Heluo.Engines.Decisions.Tables;

/// <summary>Compiles a decision table: each input once, each cell once.</summary>
internal sealed class TableCompiler(BoxedCompiler boxed, TypeCatalogue types, string owner)
{
    public FeelCode Compile(XElement table, NameScope? scope)
    {
        var outputs = table.Dmn("output").Select((o, i) => Output(table, o, i, scope)).ToArray();
        if (outputs.Length == 0) return boxed.Refused(table, "决策表没有输出列");
        if (Policy(table.Get("hitPolicy")) is not { } policy) return boxed.Refused(table, $"不认识的命中策略 {table.Get("hitPolicy")}");
        var inputs = table.Dmn("input").Select(input => Input(input, scope)).ToArray();
        var rules = new List<TableRule>();
        foreach (var rule in table.Dmn("rule"))
        {
            var tests = rule.Dmn("inputEntry").Select(e => boxed.Tests(e, scope) is { } code ? new TableTest(code, XmlExtensions.Normalized(e.Text("text") ?? "")) : null).ToArray();
            var entries = rule.Dmn("outputEntry").ToArray();
            if (tests.Length != inputs.Length || entries.Length != outputs.Length)
                return boxed.Refused(rule, $"第 {rules.Count + 1} 条规则有 {tests.Length} 个条件和 {entries.Length} 个结论，应当是 {inputs.Length} 个和 {outputs.Length} 个");
            var values = entries.Select((e, i) => Entry(e, outputs[i], scope)).ToArray();
            rules.Add(new TableRule(rules.Count + 1, tests, values, Note(rule)));
        }

        return new DecisionTable(owner, table.Line(), policy, table.Get("aggregation"), inputs, outputs, [.. rules]).Evaluate;
    }

    private static HitPolicy? Policy(string? text) => text switch
    {
        null or "" or "UNIQUE" => HitPolicy.Unique,
        "FIRST" => HitPolicy.First,
        "PRIORITY" => HitPolicy.Priority,
        "ANY" => HitPolicy.Any,
        "COLLECT" => HitPolicy.Collect,
        "RULE ORDER" => HitPolicy.RuleOrder,
        "OUTPUT ORDER" => HitPolicy.OutputOrder,
        _ => null,
    };

    private TableInput Input(XElement input, NameScope? scope)
    {
        var expression = input.Child("inputExpression");
        var code = expression is null ? boxed.Refused(input, "输入列没有表达式")
            : boxed.Typed(boxed.Feel(expression, scope), types.Resolve(expression.TypeRef(), expression), expression);
        var label = input.Get("label") ?? XmlExtensions.Normalized(expression?.Text("text") ?? "");
        var allowed = input.Child("inputValues") is { } values ? boxed.Tests(values, scope) : null;
        return new TableInput(label, code, allowed);
    }

    private TableOutput Output(XElement table, XElement output, int index, NameScope? scope)
    {
        var type = types.Resolve(output.TypeRef(), output);
        var name = output.Name();
        var tests = output.Child("outputValues") is { } values ? boxed.Tests(values, scope) : null;
        var ordered = output.Child("outputValues") is { } list ? boxed.Feel(new XElement(list.Name, new XElement(list.Name.Namespace + "text", "[" + list.Text("text") + "]")), scope) : null;
        var fallback = output.Child("defaultOutputEntry") is { } entry && !string.IsNullOrWhiteSpace(entry.Text("text")) ? boxed.Typed(boxed.Literal(entry, scope), type, entry) : null;
        if (name.Length == 0) name = output.Get("label") ?? table.Get("outputLabel") ?? $"输出{index + 1}";
        return new TableOutput(name, type, tests, tests is null ? null : ordered, fallback);
    }

    private FeelCode Entry(XElement entry, TableOutput output, NameScope? scope)
    {
        var text = entry.Text("text")?.Trim() ?? "";
        return text is "" or "-" ? _ => null : boxed.Typed(boxed.Literal(entry, scope), output.Type, entry);
    }

    private static string Note(XElement rule)
    {
        var notes = rule.Dmn("annotationEntry").Select(a => a.Text("text")).Append(rule.Text("description"));
        return string.Join("；", notes.Where(n => !string.IsNullOrWhiteSpace(n)).Select(n => n!.Trim()));
    }
}

/// <summary>An input column: its expression and the tests that its value must pass, null for none.</summary>
internal sealed record TableInput(string Label, FeelCode Value, FeelCode? Allowed);

/// <summary>An output column: the tests of its values, the same values in order of priority, and the default, each null for none.</summary>
internal sealed record TableOutput(string Name, FeelType Type, FeelCode? Allowed, FeelCode? Priorities, FeelCode? Default);

/// <summary>A rule: a test for each input, null where any value passes, and a value for each output.</summary>
internal sealed record TableRule(int Number, TableTest?[] Tests, FeelCode[] Outputs, string Note);

/// <summary>A condition of a rule, with the text it was written in.</summary>
internal sealed record TableTest(FeelCode Code, string Text);
