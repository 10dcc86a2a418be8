using System.Globalization;
using Heluo.Engines.Decisions.Feel.Evaluation;

namespace Heluo.Engines.Decisions.Feel;

/// <summary>A fixed offset from UTC or a named zone of the IANA data base. Offsets are at most 18 hours either way.</summary>
public sealed class FeelZone : IEquatable<FeelZone>
{
    private const int MaxOffset = 18 * 3600;
    private readonly TimeZoneInfo? _rules;
    private readonly int _offset;

    private FeelZone(string? name, TimeZoneInfo? rules, int offset) => (Name, _rules, _offset) = (name, rules, offset);

    /// <summary>UTC as an offset (<c>Z</c>).</summary>
    public static FeelZone Utc { get; } = new(null, null, 0);

    /// <summary>The IANA name; null for a fixed offset.</summary>
    public string? Name { get; }

    /// <summary>A fixed offset, or null when it is greater than 18 hours.</summary>
    /// <param name="seconds">Seconds east of UTC.</param>
    public static FeelZone? FromOffset(decimal seconds) =>
        Math.Abs(seconds) > MaxOffset ? null : seconds == 0 ? Utc : new FeelZone(null, null, (int)seconds);

    /// <summary>A named zone, or null when the data base has none of that name.</summary>
    /// <param name="name">IANA name such as <c>Asia/Shanghai</c>.</param>
    public static FeelZone? FromName(string name)
    {
        foreach (var c in name)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('/' or '_' or '-' or '+')) return null;
        FeelRun.Active?.Step(100);
        return name.Length is > 0 and < 60 && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var rules) ? new FeelZone(name, rules, 0) : null;
    }

    /// <summary>Two zones are equal when they are the same offset or the same name.</summary>
    /// <param name="other">The other zone.</param>
    public bool Equals(FeelZone? other) => other is not null && Name == other.Name && _offset == other._offset;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as FeelZone);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Name, _offset);

    /// <summary><c>Z</c>, <c>+08:00</c> or <c>@Asia/Shanghai</c>.</summary>
    public override string ToString()
    {
        if (Name is not null) return "@" + Name;
        if (_offset == 0) return "Z";
        var size = Math.Abs(_offset);
        var seconds = size % 60 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $":{size % 60:00}");
        return string.Create(CultureInfo.InvariantCulture, $"{(_offset < 0 ? '-' : '+')}{size / 3600:00}:{size / 60 % 60:00}{seconds}");
    }

    /// <summary>Seconds east of UTC at a local date and time; a date outside years 1 to 9999 uses the standard offset.</summary>
    internal int OffsetAt(FeelDate date, decimal secondOfDay)
    {
        if (_rules is null) return _offset;
        if (date.Year is < 1 or > 9998) return (int)_rules.BaseUtcOffset.TotalSeconds;
        var local = new DateTime(date.Year, date.Month, date.Day, 0, 0, 0, DateTimeKind.Unspecified).AddSeconds((double)secondOfDay);
        return (int)_rules.GetUtcOffset(local).TotalSeconds;
    }

    /// <summary>Seconds east of UTC at an instant, given in seconds since 1970.</summary>
    internal int OffsetAtInstant(decimal instant)
    {
        if (_rules is null) return _offset;
        if (instant is < -62_000_000_000m or > 253_000_000_000m) return (int)_rules.BaseUtcOffset.TotalSeconds;
        return (int)_rules.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds((long)decimal.Floor(instant))).TotalSeconds;
    }

    /// <summary>The offset of a time without a date: the fixed one, or the standard offset of the zone.</summary>
    internal int StandardOffset => _rules is null ? _offset : (int)_rules.BaseUtcOffset.TotalSeconds;
}
