using System.Xml.Linq;
using Heluo.Engines.Decisions.Feel;
using Heluo.Engines.Decisions.Feel.Evaluation;

namespace Heluo.Engines.Decisions.Model;

/// <summary>Builds model definitions from documents: first the elements and types of all, then their requirements, then their logic.</summary>
internal sealed class ModelLoader
{
    private readonly List<(XElement Root, ModelDefinition Model)> _documents = [];
    private readonly Dictionary<string, ModelDefinition> _byNamespace = new(StringComparer.Ordinal);

    public static ModelDefinition Load(string main, IEnumerable<string> imported)
    {
        var loader = new ModelLoader();
        var root = loader.Add(main);
        foreach (var text in imported) loader.Add(text);
        loader.LinkImports();
        var ordered = loader.InOrderOfImport(root);
        foreach (var (xml, model) in ordered) model.Types = TypesOf(xml, model);
        foreach (var (xml, model) in ordered) DeclareElements(xml, model);
        foreach (var (xml, model) in ordered) new ElementCompiler(xml, model, loader._byNamespace).Compile();
        return root;
    }

    private ModelDefinition Add(string text)
    {
        using var reader = new StringReader(text);
        var xml = DmnReader.Read(reader);
        var model = new ModelDefinition(xml.Get("namespace") ?? "", xml.Name());
        _documents.Add((xml, model));
        _byNamespace.TryAdd(model.Namespace, model);
        return model;
    }

    private void LinkImports()
    {
        foreach (var (xml, model) in _documents)
        {
            foreach (var import in xml.Dmn("import"))
            {
                var type = import.Get("importType") ?? "";
                if (!DmnReader.Namespaces.Contains(type) && !type.Contains("DMN", StringComparison.OrdinalIgnoreCase))
                {
                    model.Problems.Add(new ModelProblem(import.Line(), $"不支持导入类型 {type}"));
                    continue;
                }

                var target = import.Get("namespace") ?? "";
                if (_byNamespace.TryGetValue(target, out var imported) && imported != model) model.Imports.Add((import.Name(), imported));
                else if (imported is null) model.Problems.Add(new ModelProblem(import.Line(), $"缺少被导入的模型：{target}"));
            }
        }
    }

    /// <summary>Imported documents before those that import them; circles are cut.</summary>
    private List<(XElement Root, ModelDefinition Model)> InOrderOfImport(ModelDefinition root)
    {
        var ordered = new List<(XElement, ModelDefinition)>();
        var seen = new HashSet<ModelDefinition>();
        void Visit(ModelDefinition model)
        {
            if (!seen.Add(model)) return;
            if (seen.Count > 200) throw new DmnModelException("导入的模型超过 200 个");
            foreach (var (_, imported) in model.Imports) Visit(imported);
            ordered.Add((_documents.First(d => d.Model == model).Root, model));
        }

        Visit(root);
        return ordered;
    }

    private static TypeCatalogue TypesOf(XElement xml, ModelDefinition model)
    {
        var imports = new Dictionary<string, TypeCatalogue>(StringComparer.Ordinal);
        foreach (var (name, imported) in model.Imports)
            if (imported.Types is { } types) imports[name] = types;
        return new TypeCatalogue(xml, imports, (line, message) => model.Problems.Add(new ModelProblem(line, message)));
    }

    private static void DeclareElements(XElement xml, ModelDefinition model)
    {
        foreach (var item in xml.Elements().Where(e => e.Name.Namespace == xml.Name.Namespace))
        {
            ElementKind? kind = item.Name.LocalName switch
            {
                "inputData" => ElementKind.Input,
                "decision" => ElementKind.Decision,
                "businessKnowledgeModel" => ElementKind.Knowledge,
                "decisionService" => ElementKind.Service,
                _ => null,
            };
            if (kind is null) continue;
            var element = new ModelElement(kind.Value, item.Get("id") ?? "", item.Name(), item.Line(), model, model.Count++);
            if (!model.ByName.TryAdd(element.Name, element)) model.Problems.Add(new ModelProblem(item.Line(), $"名称“{element.Name}”重复"));
            model.ById[element.Id.Length > 0 ? element.Id : "name:" + element.Name] = element;
            if (item.Child("variable") is { } variable) element.Type = model.Types.Resolve(variable.TypeRef(), variable);
        }
    }
}
