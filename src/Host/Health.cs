using Heluo.Kernel.Access;
using Heluo.Kernel.Storage;

namespace Heluo.Host;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the store answers too.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live")).ForEverybody().ExcludeFromDescription();
        routes.MapGet("/health/ready", (IStore store) =>
        {
            using var connection = store.OpenRead();
            using var command = connection.CreateCommand();
            command.CommandText = "select 1";
            command.ExecuteScalar();
            return Results.Text("ready");
        }).ForEverybody().ExcludeFromDescription();
    }
}
