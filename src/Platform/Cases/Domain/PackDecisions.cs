using System.Collections.Concurrent;
using Heluo.Engines.Decisions;
using Heluo.Engines.Decisions.Feel;
using Heluo.Kernel.Time;
using Heluo.Platform.Packs.Contracts;

namespace Heluo.Platform.Cases.Domain;

/// <summary>Decisions of the pack (<c>decisions/*.dmn</c>); a process names one as <c>file#decision</c>, or by the file when it has only one.</summary>
internal sealed class PackDecisions(PackFolder pack, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DecisionModel> _models = new();

    /// <summary>Evaluates; false with the reason when the decision is unknown or fails.</summary>
    public bool TryEvaluate(string decision, IReadOnlyDictionary<string, object?> input, out object? result, out string fault)
    {
        (result, fault) = (null, "");
        var (file, name) = decision.Split('#') is [var f, var n] ? (f, n) : (decision, "");
        var path = pack.File(System.IO.Path.Combine("decisions", file + ".dmn"));
        if (!File.Exists(path))
        {
            fault = $"没有安装决策 {decision}";
            return false;
        }

        try
        {
            var model = _models.GetOrAdd(file, _ => DecisionModel.Load(File.ReadAllText(path)));
            var evaluated = model.Evaluate(name.Length > 0 ? name : model.Decisions[0], input, new FeelLimits { Now = clock.GetUtcNow().InChina() });
            (result, fault) = (evaluated.Value, string.Join('；', evaluated.Diagnostics));
            return evaluated.Value is not null || evaluated.Diagnostics.Count == 0;
        }
        catch (DmnModelException broken)
        {
            fault = broken.Message;
            return false;
        }
    }
}
