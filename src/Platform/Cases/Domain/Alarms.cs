using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Messages.Contracts;

namespace Heluo.Platform.Cases.Domain;

/// <summary>Tells those who have a matter, the head of the body and, when it is overdue, supervision.</summary>
internal sealed class Alarms(IDirectory directory, IMessages messages)
{
    public async Task RaiseAsync(Unit unit, MatterFile file, string title, string text, bool toSupervision)
    {
        var matter = file.Matter;
        var day = unit.Now.DayInChina();
        List<Colleague> told = [.. await directory.HoldersOfAsync(CasesPermissions.ApproveExtension.Code, matter.BodyId, matter.Division, day, default)];
        if (toSupervision) told.AddRange(await directory.HoldersOfAsync(CasesPermissions.Supervise.Code, matter.BodyId, matter.Division, day, default));
        foreach (var item in file.Open) item.Urged++;
        var handlers = file.Open.Select(w => w.HolderId != 0 ? w.HolderId : w.SignerId);
        foreach (var official in told.Select(c => c.Id).Concat(handlers).Where(id => id != 0).Distinct())
            messages.Send(unit, new Notice { OfficialId = official, Title = $"{title}：{matter.ItemName}", Text = $"{matter.Number} {text}", Link = $"/work/matters/{matter.Id}" });
        file.Note(unit, title, text);
    }
}
