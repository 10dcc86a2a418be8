using System.Globalization;

namespace Heluo.Platform.Cases.Reading;

/// <summary>Where a page of a list ended: a day and an id.</summary>
internal static class Cursor
{
    public static string Of(DateOnly day, long id) => string.Create(CultureInfo.InvariantCulture, $"{day:yyyyMMdd}-{id}");

    /// <summary>Where a page in the order of names ended.</summary>
    public static string Of(string name, long id) => string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(name))}-{id}");

    public static (string Name, long Id)? ReadName(string? cursor) =>
        cursor?.Split('-') is [{ Length: > 0 and <= 1000 } name, var id] && name.Length % 2 == 0 && name.All(char.IsAsciiHexDigit) && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? (System.Text.Encoding.UTF8.GetString(Convert.FromHexString(name)), last) : null;

    public static (DateOnly Day, long Id)? Read(string? cursor) =>
        cursor?.Split('-') is [var day, var id] && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? (date, last) : null;
}
