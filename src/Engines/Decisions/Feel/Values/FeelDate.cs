using System.Globalization;

namespace Heluo.Engines.Decisions.Feel;

/// <summary>A calendar date without zone in the proleptic Gregorian calendar, years -999,999,999 to 999,999,999 (DMN 1.5, clause 10.3.2.3.4).</summary>
public readonly record struct FeelDate : IComparable<FeelDate>
{
    /// <summary>The greatest year, and with a minus the smallest.</summary>
    public const int MaxYear = 999_999_999;

    /// <summary>Creates a date.</summary>
    /// <param name="year">Year, -999,999,999 to 999,999,999.</param>
    /// <param name="month">Month, 1 to 12.</param>
    /// <param name="day">Day of the month, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such date.</exception>
    public FeelDate(int year, int month, int day)
    {
        if (!IsValid(year, month, day)) throw new ArgumentOutOfRangeException(nameof(day), $"没有 {year} 年 {month} 月 {day} 日");
        (Year, Month, Day) = (year, month, day);
    }

    /// <summary>Year; negative before year 0.</summary>
    public int Year { get; }

    /// <summary>Month, 1 to 12.</summary>
    public int Month { get; }

    /// <summary>Day of the month, 1 to 31.</summary>
    public int Day { get; }

    /// <summary>ISO day of the week, 1 (Monday) to 7 (Sunday).</summary>
    public int Weekday => (int)(((EpochDay + 3) % 7 + 7) % 7) + 1;

    /// <summary>Day of the year, 1 to 366.</summary>
    public int DayOfYear => (int)(EpochDay - new FeelDate(Year, 1, 1).EpochDay) + 1;

    /// <summary>Days since 1970-01-01; negative before.</summary>
    internal long EpochDay
    {
        get
        {
            long year = Month <= 2 ? Year - 1L : Year;
            var era = (year >= 0 ? year : year - 399) / 400;
            var yearOfEra = year - era * 400;
            var dayOfYear = (153 * (Month + (Month > 2 ? -3 : 9)) + 2) / 5 + Day - 1;
            return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
        }
    }

    /// <summary>The date of a .NET date.</summary>
    /// <param name="date">Any date.</param>
    public static FeelDate From(DateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary>The .NET date.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not within 1 to 9999.</exception>
    public DateOnly ToDateOnly() => new(Year, Month, Day);

    /// <summary>True when the calendar has that day and the year is in range.</summary>
    /// <param name="year">Year.</param>
    /// <param name="month">Month.</param>
    /// <param name="day">Day of the month.</param>
    public static bool IsValid(long year, long month, long day) =>
        year is >= -MaxYear and <= MaxYear && month is >= 1 and <= 12 && day >= 1 && day <= DaysInMonth(year, (int)month);

    /// <summary>Reads <c>YYYY-MM-DD</c> as XML Schema writes it (no zone); null when it is not one.</summary>
    /// <param name="text">The text.</param>
    public static FeelDate? Parse(string text)
    {
        var reader = new TemporalReader(text);
        return reader.Date() is { } date && reader.AtEnd ? date : null;
    }

    /// <inheritdoc />
    public int CompareTo(FeelDate other) => EpochDay.CompareTo(other.EpochDay);

    /// <summary>ISO 8601 text, at least four digits of year.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{(Year < 0 ? "-" : "")}{Math.Abs((long)Year):0000}-{Month:00}-{Day:00}");

    /// <summary>Earlier than.</summary>
    public static bool operator <(FeelDate left, FeelDate right) => left.CompareTo(right) < 0;

    /// <summary>Later than.</summary>
    public static bool operator >(FeelDate left, FeelDate right) => left.CompareTo(right) > 0;

    /// <summary>Not later than.</summary>
    public static bool operator <=(FeelDate left, FeelDate right) => left.CompareTo(right) <= 0;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(FeelDate left, FeelDate right) => left.CompareTo(right) >= 0;

    internal static int DaysInMonth(long year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>The date of a day count since 1970-01-01; null when out of range.</summary>
    internal static FeelDate? FromEpochDay(long days)
    {
        if (days is < -365_243_219_162 or > 365_241_780_471) return null;
        var shifted = days + 719_468;
        var era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097;
        var dayOfEra = shifted - era * 146_097;
        var yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var shiftedMonth = (5 * dayOfYear + 2) / 153;
        var day = (int)(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1);
        var month = (int)(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9);
        var year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return IsValid(year, month, day) ? new FeelDate((int)year, month, day) : null;
    }

    /// <summary>Moves by whole months; a day that the month lacks becomes its last (DMN 1.5, Table 58). Null when out of range.</summary>
    internal FeelDate? AddMonths(long months)
    {
        if (Math.Abs(months) > 24_000_000_000) return null;
        var count = Year * 12L + Month - 1 + months;
        var year = Math.DivRem(count, 12, out var rest);
        if (rest < 0) (year, rest) = (year - 1, rest + 12);
        var month = (int)rest + 1;
        var day = Math.Min(Day, DaysInMonth(year, month));
        return IsValid(year, month, day) ? new FeelDate((int)year, month, day) : null;
    }
}
