using System.Globalization;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;

namespace Heluo.Platform.Cases.Domain;

/// <summary>Running numbers of a day, taken in the act's own transaction: no gap survives a rollback, none is given twice.</summary>
internal sealed class Serials(IStore store)
{
    private readonly string _sql =
        $"insert into {store.Table("cases", "serial")} as s (key, last) values (@p0, 1) on conflict (key) do update set last = s.last + 1 returning last";

    /// <summary>收件编号: six digits of the division, yyMMdd, six digits.</summary>
    public async Task<string> NextIntakeAsync(Unit unit, string division)
    {
        var prefix = division.PadRight(6, '0')[..6] + unit.Now.InChina().ToString("yyMMdd", CultureInfo.InvariantCulture);
        return prefix + (await NextAsync(unit, "intake/" + prefix)).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>办件编号: 实施编码, yyyyMMdd, at least four digits (standards A1.6).</summary>
    public async Task<string> NextCaseAsync(Unit unit, string implementationCode)
    {
        var prefix = implementationCode + unit.Now.InChina().ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        return prefix + (await NextAsync(unit, "case/" + prefix)).ToString("D4", CultureInfo.InvariantCulture);
    }

    /// <summary>Number of a document: the n-th of its kind of a body in a year.</summary>
    public Task<long> NextDocumentAsync(Unit unit, string kind, long bodyId) =>
        NextAsync(unit, $"document/{kind}/{bodyId}/{unit.Now.InChina().Year}");

    private async Task<long> NextAsync(Unit unit, string key) => Convert.ToInt64(await unit.ScalarAsync(_sql, key), CultureInfo.InvariantCulture);
}
