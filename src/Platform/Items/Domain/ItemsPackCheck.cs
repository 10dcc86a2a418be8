using Heluo.Engines.Forms;
using Heluo.Engines.Process;
using Heluo.Platform.Items.Domain.Guide;
using Heluo.Platform.Packs.Contracts;

namespace Heluo.Platform.Items.Domain;

/// <summary>Checks items, forms, processes and code lists of a pack.</summary>
internal sealed class ItemsPackCheck : IPackCheck
{
    public IEnumerable<PackFinding> Check(PackFolder pack)
    {
        var lists = Read<CodeListFile>(pack, "lists");
        var items = Read<PackItem>(pack, "items");
        var catalogue = CatalogueCheck.Read(pack);
        var sharing = pack.Has("sharing.yaml") ? PackText.Read<SharingFile>(pack, "sharing.yaml") : null;
        var law = PackText.Read<ItemsLawFile>(pack, ItemsLaw.FileName);
        var guide = new GuideBasis(new SharedRegisters(sharing?.Content ?? new SharingFile()), new ItemsLaw(law.Content ?? new ItemsLawFile()));
        var resources = new FormResources
        {
            Lists = lists.Where(l => l.Content is not null).ToDictionary(l => KeyOf(l.Name), l => (IReadOnlyList<FormOption>)[.. l.Content!.Options.Select(o => new FormOption(o.Value, o.Label))]),
        };
        return
        [
            .. lists.SelectMany(l => l.Shape.Concat(Judge(l))), .. law.Shape.Concat(Judge(law)), .. catalogue.Findings, .. Processes(pack), .. sharing is null ? [] : sharing.Shape.Concat(Judge(sharing)), .. Local(pack),
            .. pack.Has("exchange.yaml") ? PackText.Read<Reading.ExchangeCodesFile>(pack, "exchange.yaml").Shape : [],
            .. items.SelectMany(i => i.Shape.Concat(Judge(i, pack, catalogue, guide))), .. Twice(items), .. Forms(pack, items, resources),
        ];
    }

    private static List<PackText<T>> Read<T>(PackFolder pack, string folder)
        where T : class => [.. pack.Files(folder, ".yaml").Select(f => PackText.Read<T>(pack, $"{folder}/{System.IO.Path.GetFileName(f)}"))];

    private static string KeyOf(string name) => System.IO.Path.GetFileNameWithoutExtension(name);

    private static IEnumerable<PackFinding> Judge(PackText<CodeListFile> file)
    {
        if (file.Content is not { } list) yield break;
        if (list.Options.Count == 0) yield return file.Fault("options", "码表是空的");
        for (var i = 0; i < list.Options.Count; i++)
        {
            if (list.Options[i].Value.Length == 0 || list.Options[i].Label.Length == 0) yield return file.Fault($"options[{i}]", "码表的每一行要有 value 和 label");
            if (list.Options.Take(i).Any(o => o.Value == list.Options[i].Value)) yield return file.Fault($"options[{i}].value", $"值“{list.Options[i].Value}”用了两次");
        }
    }

    private static IEnumerable<PackFinding> Local(PackFolder pack)
    {
        if (!pack.Has("local-elements.yaml")) return [];
        var file = PackText.Read<LocalRulesFile>(pack, "local-elements.yaml");
        return file.Shape.Concat((file.Content?.Elements ?? []).SelectMany((rule, i) => Judge(file, rule, $"elements[{i}]")))
            .Concat((file.Content?.Locked ?? []).Select((l, i) => (l, i)).Where(x => x.l.Name.Length == 0 || x.l.Source.Length == 0).Select(x => file.Fault($"locked[{x.i}]", "全省统一的要素要有 name 和 source")));
    }

    private static IEnumerable<PackFinding> Judge(PackText<LocalRulesFile> file, LocalRule rule, string path)
    {
        if (!LocalRules.Keys.Contains(rule.Key)) yield return file.Fault($"{path}.key", $"“{rule.Key}”不是可以由地方规定的要素，应为{string.Join('、', LocalRules.Keys)}之一");
        if (rule.Levels.Count == 0) yield return file.Fault(path, $"“{rule.Name}”要写明哪些层级可以规定");
        for (var i = 0; i < rule.Levels.Count; i++)
            if (!Vocabulary.Levels.ContainsKey(rule.Levels[i])) yield return file.Fault($"{path}.levels[{i}]", $"行使层级“{rule.Levels[i]}”不在标准值里", GuideSources.Elements);
    }

    private static IEnumerable<PackFinding> Judge(PackText<SharingFile> file)
    {
        var registers = file.Content?.Registers ?? [];
        for (var i = 0; i < registers.Count; i++)
        {
            if (registers[i].Name.Length == 0 || registers[i].Body.Length == 0) yield return file.Fault($"registers[{i}]", "每一行要有 name 和 body");
            if (registers.Take(i).Any(r => r.Name == registers[i].Name)) yield return file.Fault($"registers[{i}].name", $"“{registers[i].Name}”写了两次");
        }
    }

    private static IEnumerable<PackFinding> Judge(PackText<ItemsLawFile> file)
    {
        if (file.Content is not { } law) yield break;
        foreach (var (key, term) in new[] { ("propose", law.Changes.Propose), ("adjust", law.Changes.Adjust) })
        {
            if (term.Days <= 0) yield return file.Fault($"changes.{key}.days", "期限应大于 0");
            if (term.Article.Length == 0) yield return file.Fault($"changes.{key}.article", "期限要写明依据");
        }

        for (var i = 0; i < law.Longest.Count; i++)
            if (law.Longest[i] is not { Law.Length: > 0, Article.Length: > 0, Days: > 0, JointDays: > 0 }) yield return file.Fault($"longest[{i}]", "每一行要有 law、article、days 和 jointDays");
    }

    private static IEnumerable<PackFinding> Judge(PackText<PackItem> file, PackFolder pack, CatalogueCheck catalogue, GuideBasis guide)
    {
        if (file.Content is not { } item) yield break;
        if (item.Key != KeyOf(file.Name)) yield return file.Fault("key", $"key 是“{item.Key}”，应与文件名“{KeyOf(file.Name)}”相同");
        foreach (var finding in GuideChecker.Check(item.ToElements(), guide)) yield return file.At(PackPath(finding.Path), GuideChecker.BeforePublication.Contains(finding.Rule) ? FindingLevel.Warning : finding.Level, finding.Message, finding.Source);
        foreach (var message in catalogue.KindFaults(item.BodyKind, item.Code, item.Levels)) yield return file.Fault("bodyKind", message, "GB/T 39554.1-2020");
        if (item.Form.Length > 0 && !pack.Has($"forms/{item.Form}.yaml")) yield return file.Fault("form", $"没有表单 forms/{item.Form}.yaml");
        if (item.Process.Length > 0 && !pack.Has($"processes/{item.Process}.bpmn")) yield return file.Fault("process", $"没有流程 processes/{item.Process}.bpmn");
        if (catalogue.NameOf(item.Code) is { } name && name.Name != item.Name) yield return file.Warn("name", $"名称与基本目录（catalogue.csv 第 {name.Line} 行“{name.Name}”）不同，请统一");
    }

    /// <summary>Elements keep topics flat; the file has them in two lists under <c>topics</c>.</summary>
    private static string PackPath(string path) =>
        path.Replace("personTopics", "topics.person", StringComparison.Ordinal).Replace("enterpriseTopics", "topics.enterprise", StringComparison.Ordinal);

    private static IEnumerable<PackFinding> Twice(List<PackText<PackItem>> items) => items.Where(i => i.Content is not null)
        .GroupBy(i => i.Content!.Code).Where(g => g.Count() > 1)
        .SelectMany(g => g.Skip(1).Select(i => i.Fault("code", $"基本编码 {g.Key} 已被 {g.First().Name} 使用", GuideSources.Codes)));

    private static IEnumerable<PackFinding> Processes(PackFolder pack)
    {
        foreach (var file in pack.Files("processes", ".bpmn"))
        {
            var name = "processes/" + System.IO.Path.GetFileName(file);
            PackFinding[] found;
            try
            {
                using var stream = File.OpenRead(file);
                found = [.. ProcessDefinition.Compile(BpmnReader.Read(stream)).Findings.Select(f =>
                    new PackFinding(name, f.Line, f.Severity == FindingSeverity.Error ? FindingLevel.Fault : FindingLevel.Warning, f.Message, "BPMN 2.0"))];
            }
            catch (FormatException fault)
            {
                found = [new PackFinding(name, 1, FindingLevel.Fault, fault.Message, "BPMN 2.0")];
            }

            foreach (var finding in found) yield return finding;
        }
    }

    private static IEnumerable<PackFinding> Forms(PackFolder pack, List<PackText<PackItem>> items, FormResources resources)
    {
        var users = items.Where(i => i.Content is { Form.Length: > 0 }).ToLookup(i => i.Content!.Form);
        foreach (var file in pack.Files("forms", ".yaml"))
        {
            var name = "forms/" + System.IO.Path.GetFileName(file);
            var shape = PackText.Read<object>(pack, name);
            if (shape.Content is null)
            {
                foreach (var finding in shape.Shape) yield return finding;
                continue;
            }

            var reading = FormSchema.Read(pack.ReadAsJson(name));
            var names = users[KeyOf(name)].SelectMany(i => i.Content!.Situations.Select(s => s.Id)).ToHashSet();
            var faults = reading.Schema is null ? reading.Faults : FormDefinition.Compile(reading.Schema, resources with { Names = names }).Faults;
            foreach (var fault in faults) yield return shape.Fault(fault.Path, fault.Message);
            if (reading.Schema is { } schema && schema.Key != KeyOf(name)) yield return shape.Fault("key", $"key 是“{schema.Key}”，应与文件名“{KeyOf(name)}”相同");
            if (!users.Contains(KeyOf(name))) yield return shape.Warn("", "没有事项使用这张表单");
        }
    }
}
