using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Heluo.Web.Components;

/// <summary>A date as three typed parts.</summary>
public sealed record DateParts(string Year, string Month, string Day)
{
    /// <summary>The parts the date field <paramref name="name"/> sent; a picker's <c>yyyy-MM-dd</c> is read too.</summary>
    public static DateParts Read(IFormCollection form, string name)
    {
        if (form.TryGetValue(name, out var whole) && whole.ToString().Split('-') is [var y, var m, var d]) return new(y, m, d);
        return new(form[$"{name}.year"].ToString().Trim(), form[$"{name}.month"].ToString().Trim(), form[$"{name}.day"].ToString().Trim());
    }

    /// <summary>Nothing was typed.</summary>
    public bool IsEmpty => Year.Length + Month.Length + Day.Length == 0;

    /// <summary>The date, or null when the parts make none. Full-width digits are understood.</summary>
    public DateOnly? ToDate()
    {
        if (Number(Year) is not { } year || Number(Month) is not { } month || Number(Day) is not { } day) return null;
        return year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    private static int? Number(string typed)
    {
        var plain = string.Concat(typed.Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c));
        return int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
