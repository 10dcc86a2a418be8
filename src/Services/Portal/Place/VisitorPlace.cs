using Heluo.Platform.Directory.Contracts;
using Microsoft.AspNetCore.Http;

namespace Heluo.Services.Portal.Place;

/// <summary>The division a visitor deals with: named in the address, else remembered in a cookie, else the province.</summary>
internal sealed class VisitorPlace(IDirectory directory)
{
    public const string Cookie = "heluo.place";

    private static readonly Division Province = new("41", "河南省", DivisionLevel.Province, "", false);

    public Division Of(HttpRequest request) => Find(request.Query["place"]) ?? Find(request.Cookies[Cookie]) ?? Whole;

    /// <summary>The province itself.</summary>
    public Division Whole => directory.FindDivision(Province.Code) ?? Province;

    /// <summary>A division of the province by code as visitors send it; null for anything else.</summary>
    public Division? Find(string? code) => IsCode(code) ? directory.FindDivision(code!) : null;

    /// <summary>From the province down to the division.</summary>
    public IReadOnlyList<Division> PathTo(Division division)
    {
        List<Division> path = [division];
        while (path[0].Parent.Length > 0 && directory.FindDivision(path[0].Parent) is { } above) path.Insert(0, above);
        return path;
    }

    /// <summary>Divisions below as people know them: counties directly under the province stand beside the cities.</summary>
    public IReadOnlyList<Division> Below(Division division) =>
        [.. directory.DivisionsBelow(division.Code).SelectMany(d => d.Name.Contains("直辖", StringComparison.Ordinal) ? directory.DivisionsBelow(d.Code) : [d])];

    public static void Remember(HttpContext context, Division division) => context.Response.Cookies.Append(Cookie, division.Code, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, HttpOnly = true, IsEssential = true,
    });

    private static bool IsCode(string? code) => code is { Length: 2 or 4 or 6 or 9 or 12 } && code.All(char.IsAsciiDigit);
}
