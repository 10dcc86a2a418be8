using System.Collections.Concurrent;
using Heluo.Engines.Forms;
using Heluo.Kernel.Time;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Items.Contracts;
using Heluo.Web;
using Heluo.Web.Forms;

namespace Heluo.Services.Portal.Guide;

/// <summary>How the form of an item looks when it is filled in (示范文本, 河南省政务服务中心管理办法 11): made from the form itself, so that it never falls behind it.</summary>
internal sealed class Samples(IItems items, IDirectory directory, TimeProvider clock)
{
    private const int Most = 500;
    private readonly ConcurrentDictionary<(long Version, DateOnly Day, string Answers), IReadOnlyDictionary<string, object?>?> _made = new();

    /// <summary>The filled form for a guide's answers, the first of each open question taken; null when the item has no form.</summary>
    public SampleForm? Of(GuideView guide)
    {
        if (items.Find(guide.Key) is not { } item || items.FormOf(item) is not { } form) return null;
        var answers = guide.Answers.ToDictionary(a => a.Key, a => a.Value);
        while (items.SituationsFor(guide.Elements, answers).FirstOrDefault(s => !answers.ContainsKey(s.Id)) is { Options.Count: > 0 } open) answers[open.Id] = open.Options[0].Value;
        var context = new FormContext
        {
            Answers = answers.ToDictionary(a => a.Key, a => (object?)a.Value), Clock = clock, Holds = (register, value) => register != "division" || directory.FindDivision(value) is not null,
        };
        if (_made.Count > Most) _made.Clear();
        var key = (item.VersionId, clock.GetUtcNow().DayInChina(), string.Join('&', answers.OrderBy(a => a.Key, StringComparer.Ordinal)));
        if (_made.GetOrAdd(key, _ => form.Sample(context, Divisions())) is not { } values) return null;
        var situations = items.SituationsFor(guide.Elements, answers).Select(s => new SummaryRow(s.Question, s.Options.First(o => o.Value == answers[s.Id]).Label)).ToList();
        var help = new FormHelp { DivisionName = directory.FullName, FindFile = id => new StoredFile(id, "照片.jpg", "") };
        return new SampleForm(form.Schema.Title, form.Visible(values, context with { Stored = values }, FormRights.ReadAll), help, situations);
    }

    /// <summary>A county of the province with a township and a village in it.</summary>
    private List<string> Divisions()
    {
        List<string> codes = [];
        for (var code = "410105"; code.Length > 0; code = directory.DivisionsBelow(code).FirstOrDefault(d => !d.IsZone)?.Code ?? "") codes.Add(code);
        return codes;
    }
}

/// <summary>A form filled in as an example.</summary>
public sealed record SampleForm(string Title, FormView View, FormHelp Help, IReadOnlyList<SummaryRow> Situations);
