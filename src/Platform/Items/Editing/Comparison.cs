using System.Text.Json.Nodes;
using Heluo.Platform.Items.Contracts;

namespace Heluo.Platform.Items.Editing;

/// <summary>One difference between two versions, in words.</summary>
/// <param name="Section">Page of the editor.</param>
/// <param name="Where">Element, e.g. 材料“营业执照”·必要性.</param>
/// <param name="Before">Old value; empty for something new.</param>
/// <param name="After">New value; empty for something taken away.</param>
internal sealed record Difference(string Section, string Where, string Before, string After)
{
    public string Words => Before.Length == 0 ? $"新增{Where}" : After.Length == 0 ? $"删去{Where}" : $"{Where}由“{Before}”改为“{After}”";
}

/// <summary>Compares versions field by field; rows of lists are recognised by their own names, not their places.</summary>
internal static class Comparison
{
    private static readonly string[] NamingFields = ["law", "article", "name", "q", "content", "label"];

    public static IReadOnlyList<Difference> Of(ItemElements before, ItemElements after, string formBefore = "", string formAfter = "", string processBefore = "", string processAfter = "")
    {
        var (old, now) = (ElementForm.ToJson(before), ElementForm.ToJson(after));
        return
        [
            .. Sections.All.SelectMany(s => s.Elements.SelectMany(e => Compare(s.Title, e, e.Label, ElementForm.At(old, e.Path), ElementForm.At(now, e.Path)))),
            .. Forms(formBefore, formAfter), .. processBefore == processAfter ? Array.Empty<Difference>() : [new Difference("申请表单和流程", "审批流程", Named(before.Process), Named(after.Process))],
        ];
    }

    private static string Named(string process) => process.Length == 0 ? "没有流程" : process;

    private static IEnumerable<Difference> Compare(string section, Element element, string where, JsonNode? before, JsonNode? after)
    {
        if (element.Kind == ElementKind.List) return Rows(section, element, where, before as JsonArray ?? [], after as JsonArray ?? []);
        if (element.Kind == ElementKind.Lines && before is JsonArray or null && after is JsonArray or null) return Lines(section, where, before as JsonArray ?? [], after as JsonArray ?? []);
        var (was, now) = (Show(element, before), Show(element, after));
        return was == now ? [] : [new Difference(section, where, was, now)];
    }

    private static IEnumerable<Difference> Rows(string section, Element list, string where, JsonArray before, JsonArray after)
    {
        var (old, now) = (Named(before), Named(after));
        foreach (var (name, row) in now.Where(r => !old.ContainsKey(r.Key))) yield return new Difference(section, $"{where}“{Title(row, list)}”", "", Whole(list, row));
        foreach (var (name, row) in old.Where(r => !now.ContainsKey(r.Key))) yield return new Difference(section, $"{where}“{Title(row, list)}”", Whole(list, row), "");
        foreach (var (name, row) in now.Where(r => old.ContainsKey(r.Key)))
            foreach (var field in list.Fields)
                foreach (var difference in Compare(section, field, $"{list.One}“{Title(row, list)}”的{field.Label}", ElementForm.At(old[name], field.Path), ElementForm.At(row, field.Path))) yield return difference;
    }

    private static IEnumerable<Difference> Lines(string section, string where, JsonArray before, JsonArray after)
    {
        var (old, now) = (before.Select(Line).ToList(), after.Select(Line).ToList());
        return now.Except(old).Select(line => new Difference(section, $"{where}一条", "", line)).Concat(old.Except(now).Select(line => new Difference(section, $"{where}一条", line, "")));
    }

    private static IEnumerable<Difference> Forms(string before, string after)
    {
        if (before == after) yield break;
        var (old, now) = (Fields(before), Fields(after));
        foreach (var (id, field) in now.Where(f => !old.ContainsKey(f.Key))) yield return new Difference("申请表单和流程", $"表单栏目“{field.Label}”", "", field.Label);
        foreach (var (id, field) in old.Where(f => !now.ContainsKey(f.Key))) yield return new Difference("申请表单和流程", $"表单栏目“{field.Label}”", field.Label, "");
        foreach (var (id, field) in now.Where(f => old.TryGetValue(f.Key, out var was) && was.Text != f.Value.Text)) yield return new Difference("申请表单和流程", $"表单栏目“{field.Label}”", old[id].Text, field.Text);
    }

    private static Dictionary<string, (string Label, string Text)> Fields(string form)
    {
        if (form.Length == 0) return [];
        var fields = (JsonNode.Parse(form)?["groups"] as JsonArray ?? []).SelectMany(g => g?["fields"] as JsonArray ?? []);
        return fields.Where(f => f?["id"] is not null).GroupBy(f => f!["id"]!.ToString()).ToDictionary(g => g.Key, g => (g.First()!["label"]?.ToString() ?? g.Key, g.First()!.ToJsonString(Domain.ItemJson.Options)));
    }

    private static Dictionary<string, JsonNode> Named(JsonArray rows)
    {
        var named = new Dictionary<string, JsonNode>();
        foreach (var row in rows.OfType<JsonObject>())
        {
            var name = (row["id"] ?? row["key"])?.ToString() ?? string.Join('|', NamingFields.Select(k => row[k]?.ToString() ?? ""));
            for (var twin = 2; !named.TryAdd(name, row); twin++) name += $"#{twin}";
        }

        return named;
    }

    private static string Title(JsonNode row, Element list) => list.Fields[0].Path == "law" ? $"{row["law"]}{row["article"]}" : row[list.Fields[0].Path]?.ToString() ?? "";

    private static string Whole(Element list, JsonNode row) =>
        string.Join("；", list.Fields.Select(f => (f.Label, Text: Show(f, ElementForm.At(row, f.Path)))).Where(f => f.Text.Length > 0).Select(f => $"{f.Label}：{f.Text}"));

    private static string Line(JsonNode? node) => node?.ToString() ?? "";

    private static string Show(Element element, JsonNode? node) => element.Kind switch
    {
        ElementKind.YesNo => node?.ToString() == "true" ? "是" : "否",
        ElementKind.Choices => string.Join('、', ElementForm.Text(node, element.Kind).Split('\n').OrderBy(v => Place(element, v)).Select(v => element.Options.FirstOrDefault(o => o.Value == v).Text ?? v)),
        ElementKind.Select => string.Join('、', ElementForm.Text(node, element.Kind).Split('\n').Select(v => element.Options.FirstOrDefault(o => o.Value == v).Text ?? v)),
        ElementKind.Pairs => string.Join('、', (node as JsonArray ?? []).Select(p => p?["label"]?.ToString())),
        _ => ElementForm.Text(node, element.Kind),
    };

    /// <summary>What is ticked has no order of its own.</summary>
    private static int Place(Element element, string value)
    {
        for (var i = 0; i < element.Options.Count; i++)
            if (element.Options[i].Value == value) return i;
        return int.MaxValue;
    }
}
