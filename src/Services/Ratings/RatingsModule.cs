using Heluo.Kernel.Access;
using Heluo.Kernel.Modules;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Timers;
using Heluo.Services.Ratings.Contracts;
using Heluo.Services.Ratings.Data;
using Heluo.Services.Ratings.Domain;
using Heluo.Services.Ratings.Features;
using Heluo.Services.Ratings.Pages;
using Heluo.Services.Ratings.Pages.Work;
using Heluo.Services.Ratings.Reading;
using Heluo.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MenuEntry = Heluo.Kernel.Modules.MenuEntry;

namespace Heluo.Services.Ratings;

/// <summary>Ratings, and what is done about bad ones.</summary>
internal sealed class RatingsModule : IModule
{
    public string Name => "ratings";

    public IReadOnlyList<Permission> Permissions => [RatingsPermissions.Handle, RatingsPermissions.Supervise];

    public IReadOnlyList<MenuEntry> Menu =>
    [
        new("差评处理", "/work/ratings", Icons.Star, RatingsPermissions.Handle.Code, 60),
        new("评价监督", "/work/ratings-watch", Icons.Scale, RatingsPermissions.Supervise.Code, 61),
    ];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<RatingsDb>(options => new RatingsDb(options));
        services.AddSingleton(provider => new RatingRules(provider.GetRequiredService<Platform.Packs.Contracts.PackFolder>()));
        services.AddSingleton<TextScreen>().AddSingleton<ReviewDesk>().AddSingleton<RateMatter>().AddSingleton<HandleReview>().AddSingleton<SuperviseReview>();
        services.AddSingleton<RatingReader>().AddSingleton<ReviewReader>().AddSingleton<RatingFigures>().AddSingleton<ExchangeRecords>().AddSingleton<ReviewModels>();
        services.AddSingleton<IRatings>(provider => provider.GetRequiredService<RatingReader>());
        services.AddSingleton<Platform.Packs.Contracts.IPackCheck, RatingsPackCheck>();
        services.AddTimerHandler<ReviewClockTimer>();
        services.AddRecurringJob<RecordDefaults>();
        services.AddRecurringJob<RecomputeReviews>();
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        RatePages.Map(routes);
        HandlePages.Map(routes);
        WatchPages.Map(routes);
        PublicPages.Map(routes);
        RatingsApi.Map(routes.MapGroup("/api/ratings").WithTags("好差评"));
    }
}
