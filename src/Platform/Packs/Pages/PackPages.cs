using System.Globalization;
using Heluo.Kernel.Access;
using Heluo.Kernel.Blobs;
using Heluo.Kernel.Http;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Packs.Contracts;
using Heluo.Platform.Packs.Data;
using Heluo.Platform.Packs.Domain;
using Heluo.Platform.Packs.Features;
using Heluo.Web;
using Heluo.Web.Components;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Packs.Pages;

/// <summary><c>/work/packs</c>: what is installed; a pack is uploaded, looked at with its findings and changes, and installed.</summary>
internal static class PackPages
{
    private const long MostBytes = 20L * 1024 * 1024;
    private const int Shown = 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var packs = routes.MapGroup("/work/packs").ExcludeFromDescription();
        packs.MapGet("", async (ModuleDbFactory<PacksDb> databases, PackFolder installed, HttpContext context) => await ListAsync(databases, installed, context, FieldErrors.None, null)).Requires(PacksPermissions.Install);
        packs.MapPost("/check", CheckAsync).Requires(PacksPermissions.Install);
        packs.MapPost("/install", InstallAsync).Requires(PacksPermissions.Install);
    }

    private static async Task<IResult> ListAsync(ModuleDbFactory<PacksDb> databases, PackFolder installed, HttpContext context, FieldErrors errors, string? refusal)
    {
        await using var db = databases.OpenForReading();
        var history = await db.Installations.OrderByDescending(i => i.Id).Take(Shown).ToListAsync(context.RequestAborted);
        var first = new PackFolder([installed.Path]).Read<PackManifest>("pack.yaml");
        var done = int.TryParse(context.Request.Query["done"], NumberStyles.None, CultureInfo.InvariantCulture, out var files) ? files : -1;
        return new RazorComponentResult<PacksPage>(new { Data = new PacksModel(first, history, errors, refusal, done, MayInstall(context.Actor(), first)) }) { StatusCode = errors.All.Count > 0 || refusal is not null ? 422 : 200 };
    }

    private static async Task<IResult> CheckAsync(BlobStore blobs, Writes writes, PreviewPack preview, ModuleDbFactory<PacksDb> databases, PackFolder installed, HttpContext context)
    {
        if (Refusal(context.Actor(), installed) is { } not) return await ListAsync(databases, installed, context, FieldErrors.None, not.Message);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.Files.GetFile("pack") is not { Length: > 0 } file) return await RefusedAsync(PacksErrors.NoFile);
        await using var content = file.OpenReadStream();
        var blob = await blobs.ReceiveAsync(content, MostBytes, context.RequestAborted);
        if (!blob.Ok) return await RefusedAsync(blob.Error);
        await writes.RunAsync<Done>(new Act(context.Actor(), "packs.upload", "pack", file.FileName), async unit =>
        {
            blobs.Keep(unit, blob.Value);
            unit.Facts["hash"] = blob.Value.Reference.Hash;
            return Done.Value;
        }, context.RequestAborted);
        return await WithAsync(blobs, blob.Value.Reference.Hash, async folder => new RazorComponentResult<PreviewPage>(new
        {
            Data = new PreviewModel(await preview.RunAsync(folder, context.RequestAborted), blob.Value.Reference.Hash, file.FileName),
        }), RefusedAsync, context.RequestAborted);

        Task<IResult> RefusedAsync(Error error) => ListAsync(databases, installed, context, new FieldErrors([new("pack", error.Message)]), null);
    }

    private static async Task<IResult> InstallAsync(BlobStore blobs, InstallPack install, PreviewPack preview, ModuleDbFactory<PacksDb> databases, PackFolder installed, HttpContext context)
    {
        if (Refusal(context.Actor(), installed) is { } not) return await ListAsync(databases, installed, context, FieldErrors.None, not.Message);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var hash = form["hash"].ToString();
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower)) return await RefusedAsync(PacksErrors.Gone);
        return await WithAsync(blobs, hash, async folder =>
        {
            var outcome = await install.RunAsync(context.Actor(), folder, CancellationToken.None);
            if (!outcome.Refused) return new SeeOther($"/work/packs?done={outcome.Files}");
            return new RazorComponentResult<PreviewPage>(new { Data = new PreviewModel(await preview.RunAsync(folder, context.RequestAborted), hash, "") }) { StatusCode = 422 };
        }, RefusedAsync, context.RequestAborted);

        Task<IResult> RefusedAsync(Error error) => ListAsync(databases, installed, context, FieldErrors.None, error.Message);
    }

    private static async Task<IResult> WithAsync(BlobStore blobs, string hash, Func<string, Task<IResult>> use, Func<Error, Task<IResult>> refuse, CancellationToken cancellation)
    {
        await using var stored = await blobs.OpenAsync(hash, cancellation);
        if (stored is null) return await refuse(PacksErrors.Gone);
        var archive = await PackArchive.OpenAsync(stored, cancellation);
        if (!archive.Ok) return await refuse(archive.Error);
        using var opened = archive.Value;
        return await use(opened.Folder);
    }

    private static Error? Refusal(Actor actor, PackFolder installed) => MayInstall(actor, new PackFolder([installed.Path]).Read<PackManifest>("pack.yaml")) ? null : PacksErrors.NotYours;

    /// <summary>A pack is in force everywhere the first one is: the right must come from a post of that division.</summary>
    private static bool MayInstall(Actor actor, PackManifest first) =>
        actor.Grants.Any(g => g.Permission == PacksPermissions.Install.Code && first.Division.StartsWith(g.Division, StringComparison.Ordinal) && first.Division[g.Division.Length..].All(c => c == '0'));
}

/// <summary>What is installed.</summary>
internal sealed record PacksModel(PackManifest First, IReadOnlyList<Installation> History, FieldErrors Errors, string? Refusal, int Done, bool MayInstall);

/// <summary>A pack that waits to be installed.</summary>
internal sealed record PreviewModel(PreviewPack.Outcome Preview, string Hash, string FileName);
