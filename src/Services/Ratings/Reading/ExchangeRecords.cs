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
    string AreaCode, string AreaName, string DeptCode, string ProDepart, string TaskCode, string TaskName, string ProjectNo, string ProStatus, string Pf, string Satisfaction, string EvalDetail,
    string WritingEvaluation, string AssessTime, string AssessNumber, string AppStatus, string DataSource);

/// <summary>A page of records; <paramref name="Next"/> goes on where it ended.</summary>
internal sealed record ExchangePage(IReadOnlyList<ExchangeRecord> Records, string? Next);

/// <summary>Ratings for the national platform (standards A4), oldest first, within the reader's reach.</summary>
internal sealed class ExchangeRecords(ModuleDbFactory<RatingsDb> databases, IDirectory directory)
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

    private ExchangeRecord ToRecord(RatingRow r) => new(
        r.Division.PadRight(12, '0'), directory.FullName(r.Division), directory.FindBody(r.BodyId)?.CreditCode ?? "", r.BodyName, r.ItemCode, r.ItemName, r.CaseNumber, r.Occasion.Length == 0 ? Ended : Running, Number(r.Channel),
        Number(r.Stars), r.Indicators, r.Screening == Screening.Published ? r.Text : "", r.RatedAt.InChina().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), Number(r.Number),
        r.IsCounted ? "1" : "0", Henan);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
