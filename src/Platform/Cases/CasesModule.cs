using Heluo.Kernel.Access;
using Heluo.Kernel.Modules;
using Heluo.Kernel.Timers;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Cases.Domain;
using Heluo.Platform.Cases.Features;
using Heluo.Platform.Cases.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heluo.Platform.Cases;

/// <summary>Matters.</summary>
internal sealed class CasesModule : IModule
{
    public string Name => "cases";

    public IReadOnlyList<Permission> Permissions => CasesPermissions.All;

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CasesOptions>().Bind(configuration.GetSection(CasesOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddModuleDb<CasesDb>(options => new CasesDb(options));
        services.AddSingleton<Packs.Contracts.IPackCheck, CasesPackCheck>();
        services.AddSingleton<ActLaw>(provider => new ActLaw(provider.GetRequiredService<Packs.Contracts.PackFolder>()));
        services.AddSingleton<Serials>().AddSingleton<PackDecisions>().AddSingleton<NoticeRenderer>().AddSingleton<DocumentIssuer>();
        services.AddSingleton<ProcessCalls>().AddSingleton<MatterProcess>().AddSingleton<ApplicantNotices>().AddSingleton<MatterMover>().AddSingleton<FormJudge>();
        services.AddSingleton<ActClocks>().AddSingleton<Alarms>();
        services.AddSingleton<Drafts>().AddSingleton<Attachments>().AddSingleton<SubmitMatter>().AddSingleton<PerformActs>().AddSingleton<WorkActs>().AddSingleton<Remarks>().AddSingleton<ReplaceYear>();
        services.AddSingleton<MatterReader>().AddSingleton<Inbox>().AddSingleton<MatterList>().AddSingleton<MyMatters>().AddSingleton<UnitStatistics>().AddSingleton<Documents>().AddSingleton<SealedFiles>().AddSingleton<EndedMatters>();
        services.AddSingleton<ICases, CaseDesk>();
        services.AddSingleton<ISealService, DemonstrationSeals>().AddSingleton<SealDocument>();
        services.AddTimerHandler<DeemedAcceptance>().AddTimerHandler<CorrectionLapse>().AddTimerHandler<ProcessTimer>().AddTimerHandler<SuspensionOver>();
        services.AddSingleton<ClockRecomputation>().AddScoped<IRecurringJob>(provider => provider.GetRequiredService<ClockRecomputation>());
        services.AddRecurringJob<Escalation>().AddScoped<ISeed, LoadWorkYears>();
        if (configuration["Scanner:Clamd"] is { Length: > 0 }) services.AddSingleton<IFileScanner, ClamdScanner>();
        else services.AddSingleton<IFileScanner, EicarScanner>();
    }

    public void MapEndpoints(IEndpointRouteBuilder routes) => CasesApi.Map(routes.MapGroup("/api/cases").WithTags("办件"));
}
