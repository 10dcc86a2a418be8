using Heluo.Platform.Directory.Data;
using Heluo.Platform.Directory.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Directory.Features;

/// <summary>Duties that exclude each other never meet in one post or person (三员分立; 受理与决定分开).</summary>
internal static class DutyRules
{
    /// <summary>The first two duties that exclude each other, by name; null when all go together.</summary>
    public static (string First, string Second)? Clash(IEnumerable<string> duties, IReadOnlyDictionary<string, Duty> known)
    {
        var held = duties.Distinct().Where(known.ContainsKey).Select(d => known[d]).ToList();
        foreach (var duty in held)
            foreach (var other in held)
                if (duty.Code != other.Code && duty.Excludes.Split(' ').Contains(other.Code)) return (duty.Name, other.Name);
        return null;
    }

    /// <summary>Duties that an official holds on any day of a stretch.</summary>
    public static async Task<IReadOnlyList<string>> HeldAsync(DirectoryDb db, long officialId, DateOnly first, DateOnly? last, long exceptPost, CancellationToken cancellation)
    {
        var held = await (
            from appointment in db.Appointments
            join post in db.Posts on appointment.PostId equals post.Id
            where appointment.OfficialId == officialId && post.Id != exceptPost && (appointment.ValidTo == null || appointment.ValidTo >= first) && (last == null || appointment.ValidFrom <= last)
            select post.Duties).ToListAsync(cancellation);
        return [.. held.SelectMany(d => d.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct()];
    }

    public static string Names(IEnumerable<string> duties, IReadOnlyDictionary<string, Duty> known) => string.Join('、', duties.Select(d => known.TryGetValue(d, out var duty) ? duty.Name : d));
}
