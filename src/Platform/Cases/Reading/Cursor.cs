using System.Globalization;

namespace Heluo.Platform.Cases.Reading;

/// <summary>Where a page of a list ended: a day and an id.</summary>
internal static class Cursor
{
    public static string Of(DateOnly day, long id) => string.Create(CultureInfo.InvariantCulture, $"{day:yyyyMMdd}-{id}");

    public static (DateOnly Day, long Id)? Read(string? cursor) =>
        cursor?.Split('-') is [var day, var id] && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? (date, last) : null;
}
