using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Domain;
using Heluo.Platform.Messages.Contracts;

namespace Heluo.Platform.Cases.Features;

/// <summary>People remind and comment; neither moves the matter.</summary>
internal sealed class Remarks(Writes writes, IMessages messages)
{
    public Task<Result<Done>> UrgeAsync(Actor actor, long matterId, string text, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, "cases.urge", "matter", $"{matterId}"), async unit =>
        {
            var opened = await unit.OpenFileAsync(actor, matterId);
            if (!opened.Ok) return opened.Error;
            var (file, matter) = (opened.Value, opened.Value.Matter);
            if (matter.EndedAt is not null || matter.Status == MatterStatus.Draft) return CasesErrors.NotOpen.With(Words.Of(matter.Status));
            var today = unit.Now.DayInChina();
            if (actor.IsApplicant && matter.UrgedOn == today) return CasesErrors.UrgedToday;
            if (actor.IsApplicant) matter.UrgedOn = today;
            foreach (var item in file.Open)
            {
                item.Urged++;
                var official = item.HolderId != 0 ? item.HolderId : item.SignerId;
                if (official != 0) messages.Send(unit, new Notice { OfficialId = official, Title = $"催办：{matter.ItemName}", Text = $"{matter.Number} {Cut(text)}".Trim(), Link = $"/work/matters/{matterId}" });
            }

            file.Note(unit, "催办", Cut(text), isInternal: false);
            matter.Version++;
            return Done.Value;
        }, cancellation);

    public Task<Result<Done>> CommentAsync(Actor actor, long matterId, string text, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, "cases.comment", "matter", $"{matterId}"), async unit =>
        {
            var opened = await unit.OpenFileAsync(actor, matterId);
            if (!opened.Ok || actor.IsApplicant) return CasesErrors.NotFound;
            if (string.IsNullOrWhiteSpace(text)) return CasesErrors.ReasonNeeded with { Message = "请写下意见" };
            opened.Value.Note(unit, "内部意见", Cut(text));
            return Done.Value;
        }, cancellation);

    private static string Cut(string text) => Words.Clean(text.Length > 2000 ? text[..2000] : text);
}
