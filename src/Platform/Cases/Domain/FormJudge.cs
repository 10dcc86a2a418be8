using System.Text.Json;
using Heluo.Engines.Forms;
using Heluo.Kernel.Results;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Items.Contracts;

namespace Heluo.Platform.Cases.Domain;

/// <summary>Judges what was filled in against the form of the item's version.</summary>
internal sealed class FormJudge(IItems items, IDirectory directory, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The normalised values as JSON, or the refusal with a message for each field at fault.</summary>
    public Result<string> Judge(Item item, string values, IReadOnlyDictionary<string, string> answers)
    {
        var form = items.FormOf(item);
        if (form is null) return "{}";
        var missing = items.SituationsFor(item.Elements, answers).FirstOrDefault(s => !answers.TryGetValue(s.Id, out var answer) || !s.Options.Any(o => o.Value == answer));
        if (missing is not null) return CasesErrors.FormInvalid.With(1) with { Fields = new Dictionary<string, string> { ["situation." + missing.Id] = $"请回答：{missing.Question}" } };
        var judgement = form.Judge(Read(values), ContextOf(answers));
        if (judgement.IsAccepted) return JsonSerializer.Serialize(judgement.Values, Json);
        return CasesErrors.FormInvalid.With(judgement.Errors.Count) with { Fields = judgement.Errors.GroupBy(e => e.Path).ToDictionary(g => g.Key, g => g.First().Message) };
    }

    /// <summary>What expressions of the form may look at.</summary>
    public FormContext ContextOf(IReadOnlyDictionary<string, string> answers) => new()
    {
        Answers = answers.ToDictionary(a => a.Key, a => (object?)a.Value), Clock = clock, Holds = (register, value) => register != "division" || directory.FindDivision(value) is not null,
    };

    public static IReadOnlyDictionary<string, object?> Read(string values) =>
        (JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(values, JsonSerializerOptions.Web) ?? []).ToDictionary(v => v.Key, v => (object?)v.Value);
}
