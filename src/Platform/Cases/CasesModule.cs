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
        services.AddModuleDb<CasesDb>(options => new CasesDb(options));
        services.AddSingleton<Packs.Contracts.IPackCheck, CasesPackCheck>();
        services.AddSingleton<ActLaw>(provider => new ActLaw(provider.GetRequiredService<Packs.Contracts.PackFolder>()));
        services.AddSingleton<WorkCalendars>().AddSingleton<Serials>().AddSingleton<PackDecisions>().AddSingleton<NoticeRenderer>().AddSingleton<DocumentIssuer>();
        services.AddSingleton<ProcessCalls>().AddSingleton<MatterProcess>().AddSingleton<ApplicantNotices>().AddSingleton<MatterMover>().AddSingleton<FormJudge>();
        services.AddSingleton<Drafts>().AddSingleton<Attachments>().AddSingleton<SubmitMatter>().AddSingleton<PerformActs>().AddSingleton<WorkActs>();
        services.AddSingleton<MatterReader>().AddSingleton<Inbox>().AddSingleton<MyMatters>().AddSingleton<UnitStatistics>().AddSingleton<Documents>();
        services.AddSingleton<ICases, CaseDesk>();
        services.AddTimerHandler<DeemedAcceptance>().AddTimerHandler<CorrectionLapse>().AddTimerHandler<ProcessTimer>();
        if (configuration["Scanner:Clamd"] is { Length: > 0 }) services.AddSingleton<IFileScanner, ClamdScanner>();
        else services.AddSingleton<IFileScanner, EicarScanner>();
    }

    public void MapEndpoints(IEndpointRouteBuilder routes) => CasesApi.Map(routes.MapGroup("/api/cases").WithTags("办件"));
}
