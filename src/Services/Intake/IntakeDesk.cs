using System.Text.Json;
using Heluo.Engines.Codes;
using Heluo.Engines.Forms;
using Heluo.Kernel.Access;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Identity.Contracts;
using Heluo.Platform.Items.Contracts;

namespace Heluo.Services.Intake;

/// <summary>What the window offers: items that the clerk's posts may take in, and where.</summary>
internal sealed class IntakeDesk(IItems items, IDirectory directory)
{
    public const int Most = 30;

    /// <summary>Items for which a body in the clerk's reach handles matters, whose name or words match; shortest name first, at most <see cref="Most"/>.</summary>
    public IReadOnlyList<Implementation> Find(Actor clerk, string place, string text)
    {
        var found = items.All.Where(i => i.Elements.Online && Matches(i, text)).OrderBy(i => i.Elements.Name.Length);
        return [.. found.Select(i => items.Implement(i.Key, place)).OfType<Implementation>().Where(i => clerk.Can(IntakePermissions.Intake.Code, i.Body.Id, i.Body.Division)).Take(Most)];
    }

    /// <summary>The item as the body in the clerk's reach handles it; null when the window does not take it in.</summary>
    public Implementation? One(Actor clerk, string place, string key) =>
        items.Implement(key, place) is { Elements.Online: true } found && clerk.Can(IntakePermissions.Intake.Code, found.Body.Id, found.Body.Division) ? found : null;

    /// <summary>Where the clerk sits: the division of the post that takes in.</summary>
    public string PlaceOf(Actor clerk)
    {
        var grant = clerk.Grants.FirstOrDefault(g => g.Permission == IntakePermissions.Intake.Code);
        return grant is null ? "" : directory.FindBody(grant.BodyId)?.Division ?? grant.Division;
    }

    /// <summary>First values of the item's form from the papers seen at the window; null when the item has no form.</summary>
    public JsonElement? FirstValues(string key, Applicant applicant)
    {
        if (items.Find(key) is not { } item || items.FormOf(item) is not { } form) return null;
        var organisation = applicant.Kind == ApplicantKind.Organisation;
        var account = new Dictionary<string, string?>
        {
            ["name"] = applicant.Name, ["phone"] = applicant.Phone, ["address"] = applicant.Address, ["citizen"] = organisation ? null : applicant.Number,
            ["creditCode"] = organisation ? applicant.Number : null, ["legalName"] = organisation ? applicant.Name : null, ["legalRepresentative"] = organisation ? applicant.Representative : null,
        };
        return JsonSerializer.SerializeToElement(form.Prefill(new PrefillSources { Account = account }));
    }

    public string NameOf(string place) => directory.FullName(place);

    /// <summary>A person by citizen number, an organisation by credit code; null when it is neither.</summary>
    public static ApplicantKind? KindOf(string number, DateOnly today) =>
        CitizenNumber.TryParse(number, today, out _, out _) ? ApplicantKind.Person : CreditCode.TryParse(number, out _, out _) ? ApplicantKind.Organisation : null;

    private static bool Matches(Item item, string text) => text.Length == 0 || item.Elements.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
        || item.Elements.Keywords.Any(k => k.Contains(text, StringComparison.OrdinalIgnoreCase)) || item.Elements.Code.StartsWith(text, StringComparison.Ordinal);
}
