using System.Security.Cryptography;
using System.Text;
using Heluo.Engines.Codes;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Directory.Domain;
using DivisionLevel = Heluo.Platform.Directory.Contracts.DivisionLevel;

namespace Heluo.Platform.Directory.Seeding;

/// <summary>Which bodies exist in a division, and what they are called there.</summary>
internal static class BodyPlan
{
    /// <summary>济源 is one layer: its bodies do what city and county bodies do elsewhere.</summary>
    public const string SingleLayerCity = "419001";

    /// <summary>The bodies of the province, its cities, counties and townships, in the order of the pack.</summary>
    public static IEnumerable<BodyRow> Of(IReadOnlyList<DivisionRow> divisions, IReadOnlyList<BodyKind> kinds, Func<long> nextId, DateOnly from)
    {
        var names = divisions.Where(d => d.ValidTo is null && d.Level != DivisionLevel.Village).ToDictionary(d => d.Code, d => d.Name);
        foreach (var division in divisions.Where(d => d.ValidTo is null && d.Level < DivisionLevel.Village && d.Code != "4190").OrderBy(d => d.Code.Length).ThenBy(d => d.Code, StringComparer.Ordinal))
        {
            var level = division.Code == SingleLayerCity ? DivisionLevel.City : division.Level;
            foreach (var kind in kinds)
            {
                if (NameOf(kind, division, level, names) is not { } name) continue;
                yield return new BodyRow
                {
                    Id = nextId(), CreditCode = CreditCodeOf(kind, division.Code), Name = name, Kind = kind.Key, Level = level, Division = division.Code, Phone = "12345", ValidFrom = from,
                };
            }
        }
    }

    private static string? NameOf(BodyKind kind, DivisionRow division, DivisionLevel level, Dictionary<string, string> names)
    {
        var isDistrict = level == DivisionLevel.County && division.Name.EndsWith('区') && !division.IsZone;
        var key = level switch
        {
            DivisionLevel.Province => "province",
            DivisionLevel.City => "city",
            DivisionLevel.County => isDistrict && kind.Names.ContainsKey("district") ? "district" : "county",
            // only the township's own government is a body here; stations of county bodies are departments of those
            _ when kind.Key != "township-government" => "",
            _ => division.Name.EndsWith("街道", StringComparison.Ordinal) || division.Name.EndsWith("办事处", StringComparison.Ordinal) ? "subdistrict" : "township",
        };
        if (!kind.Names.TryGetValue(key, out var pattern)) return null;
        var above = names.GetValueOrDefault(division.Parent, "");
        var name = pattern.Replace("{division}", division.Name, StringComparison.Ordinal)
            .Replace("{city}", level == DivisionLevel.City ? division.Name : above, StringComparison.Ordinal)
            .Replace("{short}", Short(division.Name), StringComparison.Ordinal);
        // two townships of one name exist in different counties: the county stands before it, as on their seals
        return level == DivisionLevel.Township ? above + name.Replace("办事处办事处", "办事处", StringComparison.Ordinal) : name;
    }

    private static string Short(string name) => name.Length > 2 && name[^1] is '县' or '市' or '区' ? name[..^1] : name;

    /// <summary>A valid synthetic code that stays the same from seed to seed.</summary>
    private static string CreditCodeOf(BodyKind kind, string division)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{kind.Key}/{division}"));
        var serial = (BitConverter.ToUInt32(hash) % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
        return CreditCode.Create(kind.UsccPrefix, division.PadRight(6, '0')[..6], OrganisationCode.Create("MB" + serial)).Text;
    }
}
