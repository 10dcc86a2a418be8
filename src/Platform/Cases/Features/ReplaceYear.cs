using Heluo.Engines.Calendar;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Cases.Domain;
using Heluo.Platform.Packs.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Features;

/// <summary>
/// Puts another table of a year in force. The State Council orders the days each autumn, and sometimes changes them later: a person names the notice, sees what changes and confirms; every open
/// clock is then recomputed, page by page, also after a restart.
/// </summary>
internal sealed class ReplaceYear(Writes writes, ModuleDbFactory<CasesDb> databases, WorkCalendars calendars, ClockRecomputation recomputation, TimeProvider clock)
{
    private const int MostShown = 1_000;

    public async Task<IReadOnlyList<WorkYearView>> ListAsync(CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var replaced = await db.WorkYears.ToDictionaryAsync(y => y.Year, cancellation);
        return
        [
            .. from table in calendars.Current.Tables
               orderby table.Year descending
               let row = replaced.GetValueOrDefault(table.Year)
               select row is null
                   ? new WorkYearView(table.Year, table.Days.Count, table.Days.Select(d => d.Source).FirstOrDefault() ?? "", "", null, 0)
                   : new WorkYearView(row.Year, table.Days.Count, row.Source, row.ConfirmedName, row.ConfirmedAt, row.RecomputedTo is null ? row.Moved : null),
        ];
    }

    public async Task<Result<WorkYearPreview>> PreviewAsync(Actor actor, int year, string table, CancellationToken cancellation)
    {
        if (!actor.Can(CasesPermissions.Calendar.Code)) return CasesErrors.NoRight.With("维护工作日历");
        var read = Read(year, table);
        if (!read.Ok) return read.Error;
        var next = read.Value.Calendar;
        var days = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(i => new DateOnly(year, 1, 1).AddDays(i)).ToList();
        await using var db = databases.OpenForReading();
        return new WorkYearPreview(
            year, [.. days.Where(d => calendars.Current.IsWorkingDay(d) && !next.IsWorkingDay(d))], [.. days.Where(d => !calendars.Current.IsWorkingDay(d) && next.IsWorkingDay(d))],
            await db.Matters.Where(m => m.DueOn != null).Take(MostShown).CountAsync(cancellation));
    }

    public async Task<Result<Done>> ReplaceAsync(Actor actor, int year, string table, string source, CancellationToken cancellation)
    {
        if (!actor.Can(CasesPermissions.Calendar.Code)) return CasesErrors.NoRight.With("维护工作日历");
        if (string.IsNullOrWhiteSpace(source)) return CasesErrors.ConfirmationNeeded;
        var read = Read(year, table);
        if (!read.Ok) return read.Error;
        var saved = await writes.RunAsync<Done>(new Act(actor, "cases.replace-year", "work-year", $"{year}"), async unit =>
        {
            var db = unit.Db<CasesDb>();
            if (await db.WorkYears.SingleOrDefaultAsync(y => y.Year == year, cancellation) is { } earlier) db.WorkYears.Remove(earlier);
            await db.SaveChangesAsync(cancellation);
            db.WorkYears.Add(new WorkYearRow
            {
                Year = year, Days = Words.Clean(table), Version = read.Value.Table.Version, Source = Words.Clean(source), ConfirmedBy = actor.HolderId, ConfirmedName = actor.Name, ConfirmedAt = unit.Now, RecomputedTo = 0,
            });
            unit.Facts["source"] = Words.Clean(source);
            return Done.Value;
        }, cancellation);
        if (!saved.Ok) return saved;
        calendars.Replace(read.Value.Table);
        await recomputation.RunAsync(cancellation);
        return saved;
    }

    private Result<(YearTable Table, WorkCalendar Calendar)> Read(int year, string text)
    {
        if (year < 2000 || year > clock.GetUtcNow().Year + 2) return CasesErrors.YearNotNext.With("年度不对，请填写公布了放假安排的年度");
        try
        {
            var table = YearTable.Parse(year, text);
            return table.Days.Count == 0 ? CasesErrors.YearUnreadable.With("表里没有任何放假或者调休日期") : (table, calendars.Current.With(table));
        }
        catch (FormatException fault)
        {
            return CasesErrors.YearUnreadable.With(fault.Message);
        }
        catch (ArgumentException fault)
        {
            return CasesErrors.YearNotNext.With(fault.Message);
        }
    }
}
