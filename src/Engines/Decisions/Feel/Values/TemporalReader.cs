using System.Globalization;

namespace Heluo.Engines.Decisions.Feel;

/// <summary>Reads the lexical forms of XML Schema dates, times and durations that FEEL takes over; strict, from left to right.</summary>
internal ref struct TemporalReader(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    public readonly bool AtEnd => _rest.IsEmpty;

    public bool Take(char c)
    {
        if (_rest.IsEmpty || _rest[0] != c) return false;
        _rest = _rest[1..];
        return true;
    }

    public FeelDate? Date()
    {
        var negative = Take('-');
        var digits = CountDigits();
        if (digits is < 4 or > 9 || (digits > 4 && _rest[0] == '0')) return null;
        var year = Number(digits);
        if (!Take('-') || TwoDigits() is not { } month || !Take('-') || TwoDigits() is not { } day) return null;
        if (negative) year = -year;
        return FeelDate.IsValid(year, month, day) ? new FeelDate((int)year, month, day) : null;
    }

    /// <summary>A time of day; <paramref name="nextDay"/> tells that 24:00:00 was written.</summary>
    public FeelTime? Time(out bool nextDay)
    {
        nextDay = false;
        if (TwoDigits() is not { } hour || !Take(':') || TwoDigits() is not { } minute || !Take(':') || TwoDigits() is not { } second) return null;
        if (Fraction() is not { } fraction) return null;
        if (hour > 24 || minute > 59 || second > 59 || (hour == 24 && (minute != 0 || second != 0 || fraction != 0))) return null;
        if (hour == 24) (hour, nextDay) = (0, true);
        if (!Zone(out var zone)) return null;
        return new FeelTime(hour * 3600 + minute * 60 + second + fraction, zone);
    }

    /// <summary>A duration as <see cref="YearMonthDuration"/> or <see cref="DayTimeDuration"/>; null when it is not one or mixes both.</summary>
    public object? Duration()
    {
        var negative = Take('-');
        if (!Take('P') || AtEnd) return null;
        var sign = negative ? -1 : 1;
        var order = "YMDhms".AsSpan();
        decimal months = 0, seconds = 0;
        bool anyMonths = false, anySeconds = false, inTime = false;
        while (!AtEnd)
        {
            if (!inTime && Take('T'))
            {
                inTime = true;
                if (AtEnd) return null;
            }

            if (Component(inTime, ref order, out var unit) is not { } amount) return null;
            if (unit is 'Y' or 'M') (months, anyMonths) = (months + amount * (unit == 'Y' ? 12 : 1), true);
            else (seconds, anySeconds) = (seconds + amount * UnitSeconds(unit), true);
        }

        if (anyMonths == anySeconds) return null;
        return anyMonths ? new YearMonthDuration(sign * (long)months) : new DayTimeDuration(sign * seconds);
    }

    private static int UnitSeconds(char unit) => unit switch { 'D' => 86_400, 'h' => 3600, 'm' => 60, _ => 1 };

    private decimal? Component(bool inTime, ref ReadOnlySpan<char> order, out char unit)
    {
        unit = '\0';
        var digits = CountDigits();
        if (digits is 0 or > 12) return null;
        decimal amount = Number(digits);
        var whole = _rest.IsEmpty || _rest[0] != '.';
        if (Fraction() is not { } fraction || AtEnd) return null;
        var letter = _rest[0];
        unit = inTime ? letter switch { 'H' => 'h', 'M' => 'm', 'S' => 's', _ => '\0' } : letter is 'Y' or 'M' or 'D' ? letter : '\0';
        var place = unit == '\0' ? -1 : order.IndexOf(unit);
        if (place < 0 || (!whole && unit != 's')) return null;
        order = order[(place + 1)..];
        _rest = _rest[1..];
        return amount + fraction;
    }

    private bool Zone(out FeelZone? zone)
    {
        zone = null;
        if (AtEnd) return true;
        if (Take('Z'))
        {
            zone = FeelZone.Utc;
            return true;
        }

        if (Take('@'))
        {
            zone = FeelZone.FromName(_rest.ToString());
            _rest = default;
            return zone is not null;
        }

        var negative = Take('-');
        if (!negative && !Take('+')) return false;
        if (TwoDigits() is not { } hours || !Take(':') || TwoDigits() is not { } minutes || minutes > 59) return false;
        var seconds = 0;
        if (Take(':'))
        {
            if (TwoDigits() is not { } given || given > 59) return false;
            seconds = given;
        }

        var offset = hours * 3600 + minutes * 60 + seconds;
        zone = FeelZone.FromOffset(negative ? -offset : offset);
        return zone is not null;
    }

    /// <summary>The part after a decimal point, 0 without one, cut to nanoseconds; null when the point has no digits.</summary>
    private decimal? Fraction()
    {
        if (!Take('.')) return 0;
        var digits = CountDigits();
        if (digits == 0) return null;
        var kept = Math.Min(digits, 9);
        var value = decimal.Parse(string.Concat("0.", _rest[..kept]), CultureInfo.InvariantCulture);
        _rest = _rest[digits..];
        return value;
    }

    private readonly int CountDigits()
    {
        var count = 0;
        while (count < _rest.Length && char.IsAsciiDigit(_rest[count])) count++;
        return count;
    }

    private long Number(int digits)
    {
        var value = long.Parse(_rest[..digits], CultureInfo.InvariantCulture);
        _rest = _rest[digits..];
        return value;
    }

    private int? TwoDigits() => CountDigits() == 2 ? (int)Number(2) : null;
}
