using System.Globalization;
using Heluo.Kernel.Access;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Directory.Contracts;
using Heluo.Services.Ratings.Data;
using Heluo.Services.Ratings.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Services.Ratings.Reading;

/// <summary>A rating with the field names of the national interface; who rated is no part of it.</summary>
internal sealed record ExchangeRecord(
    string AreaCode, string AreaName, string DeptCode, string ProDepart, string ProDepartCode, string TaskCode, string TaskHandleItem, string TaskName, string SubMatter, string ProjectNo, string ProStatus, string Pf, string Satisfaction, string EvalDetail,
    string WritingEvaluation, string AssessTime, string AssessNumber, string AcceptDate, string PromiseTime, string AppStatus, string DataSource);

/// <summary>A page of records; <paramref name="Next"/> goes on where it ended.</summary>
internal sealed record ExchangePage(IReadOnlyList<ExchangeRecord> Records, string? Next);

/// <summary>Ratings for the national platform (standards A4), oldest first, within the reader's reach.</summary>
internal sealed class ExchangeRecords(ModuleDbFactory<RatingsDb> databases, IDirectory directory, RatingRules rules)
{
    private const int Size = 100;
    private const string Running = "2";
    private const string Ended = "3";
    private const string Henan = "141";

    public async Task<ExchangePage> ReadAsync(Actor actor, string? after, CancellationToken cancellation)
    {
        var last = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        await using var db = databases.OpenForReading();
        var found = await RowScope.Of(actor, RatingsPermissions.Supervise.Code).Filter(db.Ratings.Where(r => r.Id > last)).OrderBy(r => r.Id).Take(Size + 1).ToListAsync(cancellation);
        var page = found.Take(Size).ToList();
        return new ExchangePage([.. page.Select(ToRecord)], found.Count > Size ? page[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    private ExchangeRecord ToRecord(RatingRow r)
    {
        var body = directory.FindBody(r.BodyId);
        var code = body is null ? r.ItemCode : $"{body.CreditCode}{1 + (int)body.Level}{r.ItemCode}";
        return new ExchangeRecord(
            r.Division.PadRight(12, '0'), directory.FullName(r.Division), body?.CreditCode ?? "", r.BodyName, body?.CreditCode ?? "", code, code + "00", r.ItemName, OccasionName(r), r.CaseNumber, r.Occasion.Length == 0 ? Ended : Running, Number(r.Channel),
            Number(r.Stars), r.Indicators, r.Screening == Screening.Published ? r.Text : "", Time(r.RatedAt), Number(r.Number), r.AcceptedAt is { } accepted ? Time(accepted) : "",
            rules.File.Exchange.PromiseTime.GetValueOrDefault(r.ClockKind, ""), r.IsCounted ? "1" : "0", Henan);
    }

    /// <summary>The service within the matter; the whole matter has none.</summary>
    private string OccasionName(RatingRow r) => rules.FindOccasion(r.Occasion)?.Name ?? "";

    private static string Time(DateTimeOffset at) => at.InChina().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
