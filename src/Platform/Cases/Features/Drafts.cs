using System.Text.Json;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Cases.Domain;
using Heluo.Platform.Identity.Contracts;
using Heluo.Platform.Items.Contracts;

namespace Heluo.Platform.Cases.Features;

/// <summary>Starts, saves and discards drafts.</summary>
internal sealed class Drafts(Writes writes, IItems items, IAccounts accounts)
{
    public const int MostCharacters = 512 * 1024;

    public async Task<Result<long>> StartAsync(Actor actor, StartDraft request, CancellationToken cancellation)
    {
        var implementation = items.Implement(request.ItemKey, request.Division);
        if (implementation is null) return CasesErrors.ItemUnknown;
        if (items.PauseOf(request.ItemKey) is { } pause) return CasesErrors.ItemPaused.With(pause.Reason);
        if (!implementation.Elements.Online) return CasesErrors.NotOnline;
        var atWindow = actor.Kind == ActorKind.Official;
        if (atWindow && !actor.Can(CasesPermissions.Intake.Code, implementation.Body.Id, implementation.Body.Division)) return CasesErrors.NoRight.With("收件");
        var holderId = atWindow ? request.OnBehalfOf ?? 0 : actor.HolderId;
        var applicant = await accounts.FindAsync(holderId, cancellation);
        if (applicant is null) return CasesErrors.NotVerified;
        if (applicant.Assurance < 1) return CasesErrors.NotVerified;
        if (!Fits(applicant, implementation.Elements)) return CasesErrors.AudienceDiffers.With(string.Join('、', implementation.Elements.Audience));

        return await writes.RunAsync<long>(new Act(actor, "cases.start-draft", "matter"), unit =>
        {
            var matter = NewMatter(unit.NextId(), unit.Now, atWindow, applicant, implementation);
            unit.Rows<CasesDb, Matter>().Add(matter);
            unit.Rows<CasesDb, MatterContent>().Add(new MatterContent
            {
                Id = matter.Id, Answers = JsonSerializer.Serialize(request.Answers ?? new Dictionary<string, string>(), JsonSerializerOptions.Web),
                FormValues = request.Values?.GetRawText() ?? "{}",
            });
            unit.SubjectId = $"{matter.Id}";
            return Task.FromResult<Result<long>>(matter.Id);
        }, cancellation);
    }

    public Task<Result<Done>> SaveAsync(Actor actor, long matterId, DraftContent draft, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, "cases.save-draft", "matter", $"{matterId}"), async unit =>
        {
            var opened = await unit.OpenForFillingAsync(actor, matterId);
            if (!opened.Ok) return opened.Error;
            var content = (await unit.Rows<CasesDb, MatterContent>().FindAsync(matterId))!;
            if (draft.Answers is not null && opened.Value.Status == MatterStatus.Draft) content.Answers = JsonSerializer.Serialize(draft.Answers, JsonSerializerOptions.Web);
            if (draft.Values is { } values) content.FormValues = values.GetRawText();
            if (content.FormValues.Length > MostCharacters || content.Answers.Length > 16 * 1024) return CasesErrors.FormInvalid.With(1) with { Status = 413 };
            if (draft.Step is { Length: <= 40 } step) content.DraftStep = step;
            content.Version++;
            return Done.Value;
        }, cancellation);

    public Task<Result<Done>> DiscardAsync(Actor actor, long matterId, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, "cases.discard-draft", "matter", $"{matterId}"), async unit =>
        {
            var opened = await unit.OpenForFillingAsync(actor, matterId);
            if (!opened.Ok) return opened.Error;
            if (opened.Value.Status != MatterStatus.Draft) return CasesErrors.NotOpen.With(Words.Of(opened.Value.Status));
            unit.Rows<CasesDb, Matter>().Remove(opened.Value);
            unit.Rows<CasesDb, MatterContent>().Remove((await unit.Rows<CasesDb, MatterContent>().FindAsync(matterId))!);
            var attachments = unit.Rows<CasesDb, Attachment>();
            foreach (var attachment in await attachments.WhereAsync(nameof(Attachment.MatterId), matterId)) attachments.Remove(attachment);
            return Done.Value;
        }, cancellation);

    private static bool Fits(Applicant applicant, ItemElements elements) => elements.Audience.Count == 0
        || (applicant.Kind == ApplicantKind.Person ? elements.Audience.Contains("自然人") : elements.Audience.Any(a => a != "自然人"));

    private static Matter NewMatter(long id, DateTimeOffset now, bool atWindow, Applicant applicant, Implementation implementation) => new()
    {
        Id = id, ItemKey = implementation.Item.Key, ItemVersionId = implementation.Item.VersionId, ItemName = implementation.Elements.Name,
        BodyId = implementation.Body.Id, BodyName = implementation.Body.Name, Division = implementation.Body.Division, County = Matter.CountyOf(implementation.Body.Division),
        Channel = atWindow ? MatterChannel.Window : MatterChannel.Online, HolderId = applicant.Id, ApplicantName = applicant.Name,
        ApplicantNumber = applicant.Number, ApplicantPhone = applicant.Phone, BegunAt = now,
    };
}
