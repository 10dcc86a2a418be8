using System.Globalization;

namespace Heluo.Engines.Process;

/// <summary>The share of votes needed, exact: at least <c>Numerator/Denominator</c>, or more than it.</summary>
/// <param name="Numerator">0 or more.</param>
/// <param name="Denominator">1 or more.</param>
/// <param name="MoreThan">True when the share itself is not enough (more than half).</param>
internal readonly record struct Share(int Numerator, int Denominator, bool MoreThan)
{
    public static readonly Share Majority = new(1, 2, true);

    /// <summary>Whether <paramref name="votes"/> of <paramref name="total"/> reach the share.</summary>
    public bool IsReached(int votes, int total)
    {
        var left = (long)votes * Denominator;
        var right = (long)total * Numerator;
        return MoreThan ? left > right : left >= right;
    }

    /// <summary>Reads <c>2/3</c>, <c>&gt;1/2</c>, <c>60%</c>.</summary>
    public static bool TryParse(string text, out Share share)
    {
        share = Majority;
        var body = text.Trim();
        var more = body.StartsWith('>');
        if (more) body = body[1..].Trim();
        var parts = body.EndsWith('%') ? [body[..^1], "100"] : body.Split('/');
        if (parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var numerator)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var denominator)
            || denominator < 1 || numerator > denominator || (more && numerator == denominator) || (!more && numerator == 0)) return false;
        share = new Share(numerator, denominator, more);
        return true;
    }
}
