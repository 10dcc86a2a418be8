using System.Text.Encodings.Web;
using System.Text.Json;
using Heluo.Engines.Forms;
using Heluo.Kernel.Access;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Identity.Contracts;
using Heluo.Platform.Items.Contracts;
using Heluo.Web;
using Heluo.Web.Forms;

namespace Heluo.Services.Portal.Apply;

/// <summary>Opens applications as journeys, and knows the first values of a new one.</summary>
internal sealed class JourneyDesk(ICases cases, IItems items, IDirectory directory, IAccounts accounts, TimeProvider clock)
{
    private const string Province = "41";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The application as a journey; null when there is none, it is not the actor's, or its item is gone.</summary>
    public async Task<Journey?> OpenAsync(Actor actor, long matterId, CancellationToken cancellation)
    {
        var matter = await cases.FindAsync(actor, matterId, cancellation);
        return matter is null ? null : Of(actor, matter);
    }

    /// <summary>A matter as a journey; null when its item is gone.</summary>
    public Journey? Of(Actor actor, MatterView matter)
    {
        if (items.Implement(matter.ItemVersionId, matter.BodyId) is not { } implementation) return null;
        var form = items.FormOf(implementation.Item);
        var context = ContextOf(matter.Answers);
        var values = ToValues(matter.Values);
        var view = form?.Visible(values, context) ?? new FormView([]);
        var situations = items.SituationsFor(implementation.Elements, matter.Answers);
        return new Journey
        {
            Actor = actor, Matter = matter, Elements = implementation.Elements, Form = form, Context = context, Values = values, View = view, Help = HelpFor(matter),
            Situations = situations, Materials = items.MaterialsFor(implementation.Elements, matter.Answers),
            Steps =
            [
                .. situations.Select(s => new JourneyStep(StepKind.Situation, s.Id, s.Question)),
                .. view.Groups.Select(g => new JourneyStep(StepKind.Form, g.Group.Id, g.Group.Title)),
                new(StepKind.Materials, "", ApplyText.Materials),
                new(StepKind.Check, "", ApplyText.Check),
            ],
        };
    }

    /// <summary>Answers without those to questions that are not asked, or that are no answer.</summary>
    public IReadOnlyDictionary<string, string> Prune(ItemElements elements, IReadOnlyDictionary<string, string> answers)
    {
        var kept = answers;
        while (true)
        {
            var asked = items.SituationsFor(elements, kept);
            var next = kept.Where(a => a.Key[0] == '_' || asked.Any(s => s.Id == a.Key && s.Options.Any(o => o.Value == a.Value))).ToDictionary(a => a.Key, a => a.Value);
            if (next.Count == kept.Count) return next;
            kept = next;
        }
    }

    /// <summary>What the account and the last matter of the item already tell.</summary>
    public async Task<JsonElement?> FirstValuesAsync(Actor actor, long holderId, Item item, CancellationToken cancellation)
    {
        var form = items.FormOf(item);
        var applicant = await accounts.FindAsync(holderId, cancellation);
        if (form is null || applicant is null) return null;
        var organisation = applicant.Kind == ApplicantKind.Organisation;
        var account = new Dictionary<string, string?>
        {
            ["name"] = applicant.Name, ["phone"] = applicant.Phone, ["address"] = applicant.Address,
            ["citizen"] = organisation ? null : applicant.Number, ["creditCode"] = organisation ? applicant.Number : null,
            ["legalName"] = organisation ? applicant.Name : null, ["legalRepresentative"] = organisation ? applicant.Representative : null,
        };
        var earlier = await cases.LastValuesAsync(actor, item.Key, cancellation);
        var sources = new PrefillSources { Account = account, Earlier = earlier is { } last ? ToValues(last) : new Dictionary<string, object?>() };
        return ToJson(form.Prefill(sources, ContextOf(new Dictionary<string, string>())));
    }

    public static JsonElement ToJson(IReadOnlyDictionary<string, object?> values) => JsonSerializer.SerializeToElement(values, Json);

    public static IReadOnlyDictionary<string, object?> ToValues(JsonElement values) => values.ValueKind == JsonValueKind.Object
        ? values.EnumerateObject().GroupBy(v => v.Name).ToDictionary(g => g.Key, g => (object?)g.Last().Value)
        : new Dictionary<string, object?>();

    private FormContext ContextOf(IReadOnlyDictionary<string, string> answers) => new()
    {
        Answers = answers.ToDictionary(a => a.Key, a => (object?)a.Value), Clock = clock,
        Holds = (register, value) => register != "division" || directory.FindDivision(value) is not null,
    };

    private FormHelp HelpFor(MatterView matter)
    {
        var files = matter.Attachments.ToDictionary(
            a => a.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            a => new StoredFile($"{a.Id}", a.FileName, ApplyText.Size(a.Length), $"/apply/{matter.Row.Id}/files/{a.Id}"));
        return new FormHelp
        {
            DivisionRoot = Province, DivisionsBelow = code => [.. StartApplication.ChoicesBelow(directory, code).Select(d => new Option(d.Code, d.Name))],
            DivisionName = directory.FullName, FindFile = files.GetValueOrDefault, UploadHref = path => $"/apply/{matter.Row.Id}/fields/{path}",
            FileKinds = ApplyText.Kinds(["pdf", "jpg", "png"], 10), FileAccept = ".pdf,.jpg,.jpeg,.png", FileLimit = 10L * 1024 * 1024,
        };
    }
}
