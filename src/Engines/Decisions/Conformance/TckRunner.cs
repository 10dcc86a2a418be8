using System.Xml.Linq;
using Heluo.Engines.Decisions.Feel;
using Heluo.Engines.Decisions.Model;

namespace Heluo.Engines.Decisions.Conformance;

/// <summary>Runs cases of the DMN Technology Compatibility Kit: a folder of any nesting with models (<c>*.dmn</c>) and cases (<c>*-test-*.xml</c>).</summary>
public static class TckRunner
{
    /// <summary>Runs every case below a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>One outcome per result that the cases expect, by file and case.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IEnumerable<TckOutcome> Run(string folder)
    {
        var models = new TckModels(folder);
        var files = Directory.EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        foreach (var file in files)
            foreach (var outcome in RunFile(file, models)) yield return outcome;
    }

    /// <summary>Runs the cases of one file; a file that holds no test cases gives none.</summary>
    private static TckOutcome[] RunFile(string file, TckModels models)
    {
        if (TckModels.Cases(file) is not { } root) return [];
        var name = root.Text("modelName")?.Trim() ?? "";
        var cases = root.Dmn("testCase").ToArray();
        try
        {
            var model = models.Load(file, name);
            return cases.SelectMany(c => RunCase(file, name, model, c)).ToArray();
        }
        catch (Exception fault) when (fault is DmnModelException or IOException)
        {
            return cases.SelectMany(c => c.Dmn("resultNode").Select(r => new TckOutcome(file, name, Id(c), Node(r), false, "", fault.Message))).ToArray();
        }
    }

    private static string Id(XElement element) => element.Get("id") ?? "";

    private static string Node(XElement element) => element.Get("name") ?? "";

    private static IEnumerable<TckOutcome> RunCase(string file, string name, DecisionModel model, XElement testCase)
    {
        var inputs = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var input in testCase.Dmn("inputNode"))
        {
            var value = TckValue.Read(input);
            inputs[XmlExtensions.Normalized(Node(input))] = value;
            if (input.Get("namespace") is { } space) inputs[$"{{{space}}}{Node(input)}"] = value;
        }

        if (!testCase.Descendants().Any(e => e.Attribute(TckValue.TypeAttribute) is not null)) inputs = new(DecisionInputs.FromJson(model, inputs));
        foreach (var result in testCase.Dmn("resultNode"))
        {
            var expected = result.Child("expected") is { } element ? TckValue.Read(element) : null;
            var (got, refused) = Evaluate(model, testCase, result, inputs);
            var passed = refused is null && TckValue.Matches(expected, got.Value);
            var detail = refused ?? (passed ? "" : FeelText.Literal(got.Value) + (got.Diagnostics.Count > 0 ? $"（{got.Diagnostics[^1]}）" : ""));
            yield return new TckOutcome(file, name, Id(testCase), Node(result), passed, FeelText.Literal(expected), detail);
        }
    }

    private static (FeelResult Result, string? Refused) Evaluate(DecisionModel model, XElement testCase, XElement result, Dictionary<string, object?> inputs)
    {
        try
        {
            return (Value(model, testCase, result, inputs), null);
        }
        catch (ArgumentException fault)
        {
            return (default, fault.Message);
        }
    }

    private static FeelResult Value(DecisionModel model, XElement testCase, XElement result, Dictionary<string, object?> inputs)
    {
        var node = XmlExtensions.Normalized(Node(result));
        var invocable = XmlExtensions.Normalized(testCase.Get("invocableName") ?? node);
        var isInvocable = model.Services.Contains(invocable) || model.KnowledgeModels.Contains(invocable);
        if (testCase.Get("type") is "decisionService" or "bkm" || (testCase.Get("invocableName") is not null && isInvocable))
        {
            var whole = model.Invoke(invocable, inputs);
            return node != invocable && model.OutputsOf(invocable).Count > 1 && whole.Value is FeelContext context && context.TryGetValue(node, out var output)
                ? whole with { Value = output } : whole;
        }

        return model.Decisions.Contains(node) || !(model.Services.Contains(node) || model.KnowledgeModels.Contains(node))
            ? model.Evaluate(node, inputs) : model.Invoke(node, inputs);
    }
}

/// <summary>The outcome of one expected result of a case.</summary>
/// <param name="File">Path of the file of cases.</param>
/// <param name="Model">File name of the model.</param>
/// <param name="Case">Id of the case.</param>
/// <param name="Node">Name of the decision, service or knowledge model.</param>
/// <param name="Passed">Whether the value was the expected one.</param>
/// <param name="Expected">The expected value as FEEL text.</param>
/// <param name="Got">The value got, with the last diagnostic; empty when passed.</param>
public sealed record TckOutcome(string File, string Model, string Case, string Node, bool Passed, string Expected, string Got);
