using System.Xml.Linq;
using Heluo.Engines.Decisions.Feel;
using Heluo.Engines.Decisions.Feel.Evaluation;

namespace Heluo.Engines.Decisions.Model;

/// <summary>Links the requirements of the elements of one document and compiles their logic.</summary>
internal sealed class ElementCompiler(XElement xml, ModelDefinition model, Dictionary<string, ModelDefinition> byNamespace)
{
    private readonly FeelScope _document = new(model.Closure().SelectMany(m => m.Types.Members).Where(n => n.Length > 0), model.Types.Types);

    public void Compile()
    {
        foreach (var item in xml.Elements().Where(e => e.Name.Namespace == xml.Name.Namespace))
        {
            var kind = item.Name.LocalName;
            if (kind is not ("decision" or "businessKnowledgeModel" or "decisionService")) continue;
            var id = item.Get("id") ?? "";
            var element = model.ById[id.Length > 0 ? id : "name:" + item.Name()];
            if (kind == "decisionService") Service(item, element);
            else Logic(item, element);
        }
    }

    private void Logic(XElement item, ModelElement element)
    {
        foreach (var requirement in item.Descendants().Where(e => e.Name.LocalName is "requiredInput" or "requiredDecision" or "requiredKnowledge"))
            if (Find(requirement) is { } required) element.Requirements.Add(required);
        if (element.Kind == ElementKind.Knowledge) element.Requirements.Add(new Requirement(element, []));
        var boxed = new BoxedCompiler(Scope(item, element), model.Types, element.Name, Problem);
        if (element.Kind == ElementKind.Decision)
        {
            var expression = BoxedCompiler.ExpressionIn(item);
            if (expression is not null) element.Code = boxed.Typed(boxed.Compile(expression, null), element.Type, item);
            return;
        }

        if (item.Child("encapsulatedLogic") is not { } logic)
        {
            element.Code = boxed.Refused(item, "业务知识模型没有逻辑");
            return;
        }

        var result = element.Type.Kind == FeelTypeKind.Function ? element.Type.Result ?? FeelType.Any : element.Type;
        var function = boxed.Function(logic, null, element.Name);
        element.Code = frame => function(frame) is FeelFunction made ? Checked(made, result, boxed, item) : null;
    }

    /// <summary>A knowledge model brings its result to the type of its variable.</summary>
    private static FeelFunction Checked(FeelFunction function, FeelType result, BoxedCompiler boxed, XElement item)
    {
        if (result.Kind == FeelTypeKind.Any && result.Constraint is null) return function;
        return new FeelFunction(function.Name, [.. function.Parameters], result, (run, arguments) =>
            boxed.Typed(_ => function.Invoke(run, arguments), result, item)(new FeelFrame(run, new Dictionary<string, object?>(), [])));
    }

    private void Service(XElement item, ModelElement element)
    {
        foreach (var reference in item.Dmn("inputData").Concat(item.Dmn("inputDecision")))
            if (Find(reference) is { } parameter) element.Parameters.Add(parameter);
        foreach (var reference in item.Dmn("outputDecision"))
            if (Find(reference) is { } output) element.Outputs.Add(output);
        if (element.Outputs.Count == 0) Problem(item.Line(), $"决策服务“{element.Name}”没有输出决策");
    }

    private Requirement? Find(XElement reference)
    {
        var href = reference.Get("href") ?? "";
        var hash = href.LastIndexOf('#');
        var (target, id) = hash <= 0 ? (model, href[(hash + 1)..]) : (byNamespace.GetValueOrDefault(href[..hash]), href[(hash + 1)..]);
        if (target?.ById.GetValueOrDefault(id) is { } element && model.PathTo(target) is { } path) return new Requirement(element, path);
        Problem(reference.Line(), $"找不到引用的元素 {href}");
        return null;
    }

    private FeelScope Scope(XElement item, ModelElement element)
    {
        var local = item.Descendants().Where(e => e.Name.LocalName is "variable" or "formalParameter" or "column" or "output").Select(e => e.Name());
        var iterators = item.Descendants().Select(e => e.Get("iteratorVariable")).OfType<string>().Select(XmlExtensions.Normalized);
        var names = element.Requirements.AllNames.Concat(local).Concat(iterators).Where(n => n.Length > 0);
        return new FeelScope(names, _document);
    }

    private void Problem(int line, string message) => model.Problems.Add(new ModelProblem(line, message));
}
