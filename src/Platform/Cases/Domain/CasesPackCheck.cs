using System.Text.Json;
using Heluo.Engines.Decisions;
using Heluo.Engines.Documents.Templates;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Packs.Contracts;

namespace Heluo.Platform.Cases.Domain;

/// <summary>Checks the law of acts, the decisions and the templates of documents of a pack.</summary>
internal sealed class CasesPackCheck : IPackCheck
{
    private const string LawName = "law/matter-acts.yaml";
    private static readonly HashSet<string> Fields = [.. typeof(DocumentFields).GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))];

    public IEnumerable<PackFinding> Check(PackFolder pack)
    {
        var law = PackText.Read<ActLawFile>(pack, LawName);
        return law.Shape.Concat(law.Content is { } content ? Judge(law, content) : []).Concat(Decisions(pack)).Concat(Templates(pack, law));
    }

    private static IEnumerable<PackFinding> Judge(PackText<ActLawFile> file, ActLawFile law)
    {
        foreach (var missing in Enum.GetValues<MatterAct>().Where(a => law.Acts.TrueForAll(r => r.Act != a))) yield return file.Fault("acts", $"缺少行为 {missing}");
        for (var i = 0; i < law.Acts.Count; i++)
        {
            var rule = law.Acts[i];
            if (!rule.Article.StartsWith('《') || !rule.Article.Contains('第', StringComparison.Ordinal)) yield return file.Fault($"acts[{i}].article", $"“{rule.Name}”要写明法律和条款");
            if (rule.From.Count == 0) yield return file.Fault($"acts[{i}].from", $"“{rule.Name}”没有写明在什么状态下可以作");
            if (rule.Starts.Length > 0 && rule.Starts != "decision" && !law.Terms.ContainsKey(rule.Starts)) yield return file.Fault($"acts[{i}].starts", $"没有名为 {rule.Starts} 的期限");
            if (rule.Document.Length > 0 && !DocumentKinds.All.Contains(rule.Document)) yield return file.Fault($"acts[{i}].document", $"不认识的文书 {rule.Document}");
            if (law.Acts.Take(i).Any(r => r.Act == rule.Act)) yield return file.Fault($"acts[{i}].act", $"行为 {rule.Act} 写了两次");
        }

        foreach (var (name, term) in law.Terms)
        {
            if (term.Days <= 0) yield return file.Fault($"terms.{name}.days", "期限应大于 0");
            if (term.Article.Length == 0) yield return file.Fault($"terms.{name}.article", "期限要写明依据");
        }
    }

    private static IEnumerable<PackFinding> Decisions(PackFolder pack)
    {
        foreach (var file in pack.Files("decisions", ".dmn"))
        {
            var name = "decisions/" + System.IO.Path.GetFileName(file);
            PackFinding[] found;
            try
            {
                var model = DecisionModel.Load(File.ReadAllText(file));
                found = [.. model.Problems.Select(p => new PackFinding(name, p.Line, FindingLevel.Fault, p.Message, "DMN 1.5"))];
            }
            catch (DmnModelException fault)
            {
                found = [new PackFinding(name, Math.Max(1, fault.Line), FindingLevel.Fault, fault.Message, "DMN 1.5")];
            }

            foreach (var finding in found) yield return finding;
        }
    }

    /// <summary>A template's own faults; when there are none, the fields that no document has.</summary>
    private static IEnumerable<PackFinding> Template(string name, string text)
    {
        var errors = DocumentTemplate.Check(text);
        if (errors.Count > 0) return errors.Select(e => new PackFinding(name, Math.Max(1, e.Line), FindingLevel.Fault, e.Message));
        var lines = text.Split('\n');
        return DocumentTemplate.Parse(text).RequiredFields.Select(f => f.Split('.', '[')[0]).Distinct().Where(f => !Fields.Contains(f))
            .Select(f => new PackFinding(name, 1 + Math.Max(0, Array.FindIndex(lines, l => l.Contains("{{" + f, StringComparison.Ordinal))), FindingLevel.Fault, $"文书没有栏目 {f}，请核对拼写"));
    }

    private static IEnumerable<PackFinding> Templates(PackFolder pack, PackText<ActLawFile> law)
    {
        for (var i = 0; i < (law.Content?.Acts.Count ?? 0); i++)
        {
            var kind = law.Content!.Acts[i].Document;
            if (kind.Length == 0) continue;
            var name = $"templates/{kind}.txt";
            if (!pack.Has(name)) yield return law.Fault($"acts[{i}].document", $"缺少文书模板 {name}");
            else
            {
                foreach (var finding in Template(name, pack.ReadText(name))) yield return finding;
            }
        }
    }
}
