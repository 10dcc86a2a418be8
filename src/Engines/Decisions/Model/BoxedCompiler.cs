using System.Xml.Linq;
using Heluo.Engines.Decisions.Feel;
using Heluo.Engines.Decisions.Feel.Evaluation;
using Heluo.Engines.Decisions.Feel.Functions;
using Heluo.Engines.Decisions.Feel.Syntax;
using Heluo.Engines.Decisions.Tables;

namespace Heluo.Engines.Decisions.Model;

/// <summary>Compiles literal and boxed expressions (DMN 1.5, clauses 7.3 and 10.2) in the scope of one decision or business knowledge model.</summary>
internal sealed partial class BoxedCompiler(FeelScope names, TypeCatalogue types, string owner, Action<int, string> problem)
{
    private const int StackCheckEvery = 20;
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "literalExpression", "decisionTable", "context", "list", "relation", "functionDefinition", "invocation", "conditional", "filter", "for", "some", "every",
    };

    public static XElement? ExpressionIn(XElement? element) =>
        element?.Elements().FirstOrDefault(e => e.Name.Namespace == element.Name.Namespace && Kinds.Contains(e.Name.LocalName));

    /// <summary>The code of an expression; one that cannot be compiled is noted as a problem and evaluates to null.</summary>
    public FeelCode Compile(XElement? expression, NameScope? scope)
    {
        if (expression is null) return frame => frame.Run.Fail(default, $"“{owner}”里缺少表达式");
        var code = expression.Name.LocalName switch
        {
            "literalExpression" => Literal(expression, scope),
            "decisionTable" => new TableCompiler(this, types, owner).Compile(expression, scope),
            "context" => Context(expression, scope),
            "list" => List(expression, scope),
            "relation" => Relation(expression, scope),
            "functionDefinition" => Function(expression, scope, owner: ""),
            "invocation" => Invocation(expression, scope),
            "conditional" => Conditional(expression, scope),
            "filter" => Filter(expression, scope),
            "for" => For(expression, scope),
            _ => Quantified(expression, scope),
        };
        return Typed(Guarded(code, expression), types.Resolve(expression.TypeRef(), expression), expression);
    }

    /// <summary>Watches the stack every few levels of nested boxes.</summary>
    private static FeelCode Guarded(FeelCode code, XElement expression)
    {
        if (expression.Ancestors().Count() % StackCheckEvery != 0) return code;
        return frame =>
        {
            FeelRun.CheckStack();
            return code(frame);
        };
    }

    /// <summary>Code that brings the value to a type, or null when it does not conform.</summary>
    public FeelCode Typed(FeelCode code, FeelType type, XElement at)
    {
        if (type.Kind == FeelTypeKind.Any && type.Constraint is null) return code;
        var place = new Place(at.Line(), 1);
        return frame =>
        {
            var value = code(frame);
            var converted = type.Coerce(value, out var fits);
            return fits ? converted : frame.Run.Fail(place, $"“{owner}”的值 {Shown(value)} 不符合类型 {type}");
        };
    }

    public static string Shown(object? value)
    {
        var text = FeelText.Literal(value, 60);
        return text.Length > 60 ? text[..60] + "…" : text;
    }

    public FeelCode Literal(XElement expression, NameScope? scope)
    {
        var language = expression.Get("expressionLanguage");
        if (language is not null && !language.Contains("FEEL", StringComparison.OrdinalIgnoreCase) && language.Length > 0) return Refused(expression, $"不支持表达式语言 {language}，请改写为 FEEL");
        if (expression.Child("importedValues") is not null) return Refused(expression, "不支持 importedValues");
        return Feel(expression, scope);
    }

    /// <summary>Code of the FEEL text inside an element.</summary>
    public FeelCode Feel(XElement element, NameScope? scope)
    {
        var text = element.Child("text") ?? element;
        if (string.IsNullOrWhiteSpace(text.Value)) return frame => frame.Run.Fail(new Place(text.Line(), 1), "表达式是空的");
        try
        {
            return new Compiler(text.Value, text.Line()).Compile(Parser.ParseExpression(text.Value, names), scope);
        }
        catch (FeelSyntaxException fault)
        {
            return Refused(text, fault.Detail, fault);
        }
    }

    /// <summary>Code of unary tests; the input is in slot 0 of the frame.</summary>
    public FeelCode? Tests(XElement element, NameScope? scope)
    {
        var text = element.Child("text") ?? element;
        try
        {
            var tests = Parser.ParseTests(text.Value, names);
            return tests.Tests.Count == 0 ? null : new Compiler(text.Value, text.Line()).CompileTests(tests, scope ?? new NameScope(null, []));
        }
        catch (FeelSyntaxException fault)
        {
            return Refused(text, fault.Detail, fault);
        }
    }

    public FeelCode Refused(XElement element, string message, FeelSyntaxException? fault = null)
    {
        var place = new Place(element.Line() + (fault?.Line ?? 1) - 1, fault?.Column ?? 1);
        problem(place.Line, $"“{owner}”：{message}");
        return frame => frame.Run.Fail(place, message);
    }

    /// <summary>A function definition; Java and PMML functions are refused by name (issue of the model, not of the engine).</summary>
    public FeelCode Function(XElement definition, NameScope? scope, string owner)
    {
        var parameters = definition.Dmn("formalParameter").Select(p => new FeelParameter(p.Name(), types.Resolve(p.TypeRef(), p))).ToArray();
        var kind = definition.Get("kind") ?? "FEEL";
        if (kind is not ("FEEL" or "F" or "")) return Refused(definition, $"不支持 {kind} 外部函数，请改写为 FEEL");
        var result = types.Resolve(definition.TypeRef(), definition);
        var body = Compile(ExpressionIn(definition), new NameScope(scope, parameters.Select(p => p.Name).ToArray()));
        return frame => new FeelFunction(owner, parameters, result, (run, arguments) => body(new FeelFrame(frame, run, arguments)));
    }

    private FeelCode Invocation(XElement invocation, NameScope? scope)
    {
        var callee = Compile(ExpressionIn(invocation), scope);
        var bindings = invocation.Dmn("binding").Select(b => (Name: b.Child("parameter")?.Name() ?? "", Value: Compile(ExpressionIn(b), scope))).ToArray();
        var (parameterNames, place) = (bindings.Select(b => b.Name).ToArray(), new Place(invocation.Line(), 1));
        return frame =>
        {
            if (callee(frame) is not FeelFunction function) return frame.Run.Fail(place, "要调用的不是函数");
            var values = new object?[bindings.Length];
            for (var i = 0; i < values.Length; i++) values[i] = bindings[i].Value(frame);
            frame.Run.Place = place;
            return Binding.Call(frame.Run, function, values, values.Length == 0 ? null : parameterNames);
        };
    }
}
