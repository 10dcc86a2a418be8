using System.Net;
using System.Text.RegularExpressions;
using Heluo.Kernel.Access;
using Heluo.Kernel.Modules;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Hosting;

/// <summary>Every route of the running platform against every role; generated from the route table, so that none is forgotten.</summary>
public sealed partial class PermissionMatrixTests(HeluoHost host)
{
    private static readonly string?[] Roles =
    [
        null, HeluoHost.Citizen, HeluoHost.Enterprise, "jinshui-window", "jinshui-review", "jinshui-decide", "jinshui-deliver", "jinshui-head", "jinshui-watch", "market-window",
        "henan-editor", "henan-publisher", "henan-system", "henan-security", "henan-audit",
    ];

    [Fact]
    public void Route_StatesItsAccess() =>
        Routes().Where(r => r.Metadata.GetMetadata<EndpointAccess>() is null).Select(r => r.DisplayName).ShouldBeEmpty();

    [Fact]
    public void Permission_OfARoute_IsDeclaredByAModule()
    {
        var declared = host.Services.GetRequiredService<ModuleCatalogue>().Permissions.Select(p => p.Code).ToHashSet();
        Routes().Select(r => r.Metadata.GetMetadata<EndpointAccess>()?.Permission).OfType<string>().Where(p => !declared.Contains(p)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Route_RefusesEveryRoleItDoesNotName()
    {
        var routes = Routes().Where(r => r.Metadata.GetMetadata<EndpointAccess>() is { Kind: not AccessKind.Public }).ToList();
        routes.Count.ShouldBeGreaterThan(20);
        List<string> wrong = [];
        foreach (var role in Roles)
        {
            using var client = await host.ClientAsync(role);
            foreach (var route in routes.Where(r => !Allows(r.Metadata.GetMetadata<EndpointAccess>()!, role)))
            {
                using var request = new HttpRequestMessage(new HttpMethod(MethodOf(route)), PathOf(route));
                using var answer = await client.SendAsync(request);
                var expected = role is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden;
                if (answer.StatusCode != expected) wrong.Add($"{role ?? "nobody"} {request.Method} {route.RoutePattern.RawText}: {(int)answer.StatusCode}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    /// <summary>Whether a role of the demo data is let in, told from its duties and not from what the platform loaded.</summary>
    private static bool Allows(EndpointAccess access, string? role) => access.Kind switch
    {
        AccessKind.SignedIn => role is not null,
        AccessKind.Applicant => role is HeluoHost.Citizen or HeluoHost.Enterprise,
        _ => role is not null && PermissionsOf(role).Contains(access.Permission!),
    };

    private static HashSet<string> PermissionsOf(string role) => DemoRights.Value.GetValueOrDefault(role, []);

    private static readonly Lazy<Dictionary<string, HashSet<string>>> DemoRights = new(DemoPack.Rights);

    private IEnumerable<RouteEndpoint> Routes() => host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null);

    private static string MethodOf(RouteEndpoint route) => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is [var first, ..] ? first : "GET";

    /// <summary>An address of the route: 1 for numbers, the first of named alternatives, else x.</summary>
    private static string PathOf(RouteEndpoint route) => "/" + Parameter().Replace(route.RoutePattern.RawText!.TrimStart('/'), parameter =>
        Alternatives().Match(parameter.Value) is { Success: true } named ? named.Groups[1].Value
        : parameter.Value.Contains(":long", StringComparison.Ordinal) || parameter.Value.Contains(":int", StringComparison.Ordinal) ? "1" : "x");

    [GeneratedRegex(@"\{[^{}]*(\{[^{}]*\}[^{}]*)*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"regex\(\^\((\w[\w-]*)")]
    private static partial Regex Alternatives();
}
