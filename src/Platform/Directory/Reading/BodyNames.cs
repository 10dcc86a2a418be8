using Heluo.Platform.Directory.Domain;

namespace Heluo.Platform.Directory.Reading;

/// <summary>The name of a body on a day.</summary>
internal static class BodyNames
{
    public static string Of(BodyRow body, IEnumerable<BodyName> names, DateOnly day) =>
        names.Where(n => n.ValidFrom <= day).OrderBy(n => n.ValidFrom).ThenBy(n => n.Id).LastOrDefault()?.Name ?? body.Name;
}
