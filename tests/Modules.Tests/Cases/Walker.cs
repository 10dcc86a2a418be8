using System.Text.Json;
using Heluo.Engines.Process;
using Heluo.Kernel.Access;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Modules.Tests.Hosting;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Cases.Domain;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Identity.Contracts;
using Heluo.Platform.Items.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Heluo.Modules.Tests.Cases;

/// <summary>Officials and an applicant who do whatever chance tells them with one matter, straight on the module's contract.</summary>
internal sealed class Walker
{
    private static readonly string[] Logins =
    [
        "market-window", "market-review", "market-decide", "market-head", "jinshui-window", "jinshui-review", "jinshui-decide", "jinshui-deliver", "jinshui-head",
        "zhengzhou-window", "zhengzhou-review", "zhengzhou-decide", "zhengzhou-deliver", "zhengzhou-head",
    ];
    private static readonly MatterStatus[] Ends = [MatterStatus.NotAccepted, MatterStatus.Delivered, MatterStatus.Withdrawn, MatterStatus.Lapsed];

    private readonly ICases _cases;
    private readonly IItems _items;
    private readonly ModuleDbFactory<CasesDb> _databases;

    private Walker(ICases cases, IItems items, ModuleDbFactory<CasesDb> databases, Actor applicant, IReadOnlyList<Actor> officials) =>
        (_cases, _items, _databases, Applicant, Officials) = (cases, items, databases, applicant, officials);

    public Actor Applicant { get; }

    public IReadOnlyList<Actor> Officials { get; }

    public static async Task<Walker> OfAsync(HeluoHost host)
    {
        var directory = host.Services.GetRequiredService<IDirectory>();
        var today = host.Clock.GetUtcNow().DayInChina();
        List<Actor> officials = [];
        foreach (var login in Logins)
        {
            var id = (await directory.FindOfficialAsync(login, default))!.Value;
            var rights = await directory.RightsOfAsync(id, today, default);
            officials.Add(new Actor { Kind = ActorKind.Official, Name = rights.Name, Id = id, HolderId = id, Grants = rights.Grants });
        }

        var found = await host.Services.GetRequiredService<IAccounts>()
            .FindOrRegisterAtWindowAsync(officials[0], ApplicantKind.Organisation, "郑州黄河小馆餐饮有限公司", HeluoHost.Enterprise, "13800000004", default);
        var applicant = new Actor { Kind = ActorKind.Organisation, Name = found.Value.Name, Id = found.Value.Id, HolderId = found.Value.Id, Assurance = 3 };
        return new Walker(
            host.Services.GetRequiredService<ICases>(), host.Services.GetRequiredService<IItems>(), host.Services.GetRequiredService<ModuleDbFactory<CasesDb>>(), applicant, officials);
    }

    public async Task<long> SubmitAsync()
    {
        var answers = new Dictionary<string, string> { ["kind"] = "new", ["business"] = "catering", ["online"] = "no" };
        var started = await _cases.StartDraftAsync(Applicant, new StartDraft("food-business-licence", "410105", answers, JsonSerializer.SerializeToElement(Desk.Form())), default);
        foreach (var material in (string[])["premises-layout", "facilities", "safety-system"])
            (await _cases.AttachAsync(Applicant, started.Value, new HandedFile(material, material + ".pdf", new MemoryStream(Desk.Pdf)), default)).Ok.ShouldBeTrue();
        (await _cases.SubmitAsync(Applicant, started.Value, [], default)).Ok.ShouldBeTrue();
        return started.Value;
    }

    /// <summary>One step of chance; true when it was done, false when it was refused. A refusal for the state cites its article.</summary>
    public async Task<bool> StepAsync(long matter, Random chance)
    {
        var official = Officials[chance.Next(Officials.Count)];
        return chance.Next(10) switch
        {
            0 or 1 or 2 => await LawfulAsync(matter, chance),
            3 => await AnyAsync(matter, official, chance),
            4 => chance.Next(25) == 0 && (await _cases.WithdrawAsync(Applicant, matter, "不办了", default)).Ok,
            5 => (await _cases.SupplementAsync(Applicant, matter, default)).Ok,
            6 => (await _cases.RecallAsync(official, matter, default)).Ok,
            _ => await WorkAsync(matter, chance),
        };
    }

    /// <summary>What must hold for a matter at any time; fails with what is wrong.</summary>
    public async Task CheckAsync(long id, string after)
    {
        await using var db = _databases.OpenForReading();
        var matter = await db.Matters.SingleAsync(m => m.Id == id);
        var content = await db.Contents.SingleAsync(c => c.Id == id);
        var open = await db.WorkItems.Where(w => w.MatterId == id && w.IsOpen).ToListAsync();
        var steps = open.Where(w => !w.IsBeside).ToList();
        var ended = Ends.Contains(matter.Status);
        (matter.EndedAt is not null).ShouldBe(ended, after);
        if (ended) open.ShouldBeEmpty(after);
        if (matter.Status == MatterStatus.AwaitingCorrection) open.ShouldBeEmpty(after);
        if (!ended && matter.Status != MatterStatus.AwaitingCorrection) steps.ShouldContain(w => !w.IsWaiting, $"{after}: a dead end");
        steps.Select(w => w.Task).ShouldBeUnique(after);
        open.Count(w => w.IsBeside).ShouldBeLessThanOrEqualTo(1, after);
        SameAsEngine(matter, content, steps, after);
        foreach (var item in open) Owned(item, after);
        var clocks = MatterClocks.Read(content.Clocks).Open.ToList();
        if (ended) clocks.ShouldBeEmpty(after);
        clocks.Exists(c => c.Clock.IsSuspended).ShouldBe(matter.Status == MatterStatus.Suspended, after);
        if (matter.Status is MatterStatus.Accepted or MatterStatus.Suspended or MatterStatus.Approved or MatterStatus.Rejected or MatterStatus.Delivered) matter.CaseNumber.ShouldNotBeEmpty(after);
        (matter.DecidedAt is not null).ShouldBe(matter.Status is MatterStatus.Approved or MatterStatus.Rejected or MatterStatus.Delivered, after);
    }

    private void SameAsEngine(Matter matter, MatterContent content, List<WorkItem> steps, string after)
    {
        var definition = _items.FindProcess(matter.ProcessFingerprint)!;
        var engine = ProcessState.FromJson(content.ProcessState).OpenWorkItems(definition).Select(o => (o.Id, Id(o.Signer), Id(o.Holder), Id(o.Principal))).Order();
        steps.Where(w => !w.IsWaiting).Select(w => (w.Task, w.SignerId, w.HolderId, w.PrincipalId)).Order().ShouldBe(engine, after);
    }

    private void Owned(WorkItem item, string after)
    {
        var named = item.HolderId != 0 ? item.HolderId : item.SignerId;
        var owners = Officials.Where(o => o.Can(item.Permission, item.BodyId, item.Division)).ToList();
        if (named == 0) owners.ShouldNotBeEmpty($"{after}: nobody can do {item.Name}");
        else owners.ShouldContain(o => o.HolderId == named, $"{after}: {item.Name} is with somebody without the duty");
    }

    /// <summary>An act that the page would offer to somebody; refusals at the door are rare, so that walks get far.</summary>
    private async Task<bool> LawfulAsync(long matter, Random chance)
    {
        foreach (var official in Officials.Shuffle(chance))
        {
            if (await _cases.FindAsync(official, matter, default) is not { Acts.Count: > 0 } view) continue;
            var act = view.Acts[chance.Next(view.Acts.Count)].Act;
            if (act == MatterAct.RefuseAcceptance && chance.Next(6) > 0) continue;
            return await ActAsync(matter, official, act);
        }

        return false;
    }

    private Task<bool> AnyAsync(long matter, Actor official, Random chance)
    {
        var acts = Enum.GetValues<MatterAct>();
        return ActAsync(matter, official, acts[chance.Next(acts.Length)]);
    }

    private async Task<bool> ActAsync(long matter, Actor official, MatterAct act)
    {
        var done = await _cases.PerformAsync(
            official, new PerformAct(matter, act) { Reason = "依照规定", Procedure = "site-inspection", Points = act == MatterAct.RequestCorrection ? [new CorrectionPoint("", "请补正")] : [] }, default);
        if (!done.Ok && done.Error.Code is "cases.act-not-now" or "cases.only-once" or "cases.clock-refused") done.Error!.Article.ShouldNotBeNullOrEmpty($"{act}: {done.Error.Message}");
        return done.Ok;
    }

    private async Task<bool> WorkAsync(long matter, Random chance)
    {
        foreach (var official in Officials.Shuffle(chance))
        {
            if (await _cases.FindAsync(official, matter, default) is not { Work.Count: > 0 } view) continue;
            var work = view.Work[chance.Next(view.Work.Count)];
            if (!work.Mine && !work.Claimable && !work.Delegated && chance.Next(4) > 0) continue;
            var others = await _cases.CandidatesAsync(official, work.Id, default);
            return await ChangeAsync(official, work.Id, others.Count == 0 || chance.Next(5) == 0 ? Officials[chance.Next(Officials.Count)].HolderId : others[chance.Next(others.Count)].Id, chance);
        }

        return false;
    }

    private async Task<bool> ChangeAsync(Actor official, long work, long other, Random chance) =>
        (await (chance.Next(7) switch
        {
            0 => _cases.ClaimAsync(official, work, default),
            1 => _cases.ReleaseAsync(official, work, default),
            2 => _cases.TransferAsync(official, work, other, asDelegate: false, default),
            3 => _cases.TransferAsync(official, work, other, asDelegate: true, default),
            4 => _cases.TakeBackAsync(official, work, default),
            5 => _cases.AddSignerAsync(official, work, other, (SignerOrder)chance.Next(3), default),
            _ => _cases.RemoveSignerAsync(official, work, default),
        })).Ok;

    private static long Id(string? text) => long.TryParse(text, out var id) ? id : 0;
}

internal static class Shuffling
{
    public static T[] Shuffle<T>(this IReadOnlyList<T> all, Random chance)
    {
        T[] mixed = [.. all];
        chance.Shuffle(mixed);
        return mixed;
    }
}
