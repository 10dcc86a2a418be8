using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Heluo.Kernel;
using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Kernel.Modules;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Telemetry;
using Heluo.Platform.Cases;
using Heluo.Platform.Directory;
using Heluo.Platform.Identity;
using Heluo.Platform.Items;
using Heluo.Platform.Messages;
using Heluo.Platform.Packs;
using Heluo.Services.Portal;
using Heluo.Services.Ratings;
using Heluo.Services.Intake;
using Heluo.Services.Workbench;
using Heluo.Web;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Heluo.Host;

/// <summary>The platform as one web application: modules, pipeline, telemetry.</summary>
internal static class HeluoApplication
{
    /// <summary>The modules of this program, in the order in which they start.</summary>
    public static IReadOnlyList<IModule> Modules { get; } =
    [
        new PacksModule(),
        new DirectoryModule(),
        new IdentityModule(),
        new MessagesModule(),
        new ItemsModule(),
        new CasesModule(),
        new PortalModule(),
        new RatingsModule(),
        new WorkbenchModule(),
        new IntakeModule(),
    ];

    /// <summary>Builds the application; nothing listens yet.</summary>
    /// <param name="arguments">Configuration as <c>--Section:Key=value</c>.</param>
    /// <param name="adjust">Replaces edges of the system (clock, channels) in tests.</param>
    public static WebApplication Build(string[] arguments, Action<IServiceCollection>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = arguments, ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(HeluoApplication).Assembly.GetName().Name,
        });
        builder.Host.UseDefaultServiceProvider(options => (options.ValidateOnBuild, options.ValidateScopes) = (true, true));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64L * 1024 * 1024;
        });
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddHeluo(builder.Configuration, Modules);
        builder.AddHeluoWeb(PageFrames.Of);
        builder.Services.AddSingleton<IErrorPages, ErrorPages>();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new LongAsText());
            json.SerializerOptions.Converters.Add(new TextWithoutNul());
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        });
        builder.Services.AddResponseCompression(options => options.EnableForHttps = true);
        builder.Services.AddOpenApi();
        AddTelemetry(builder);
        adjust?.Invoke(builder.Services);

        var application = builder.Build();
        application.Services.GetRequiredService<Migrator>().Apply();
        Map(application);
        return application;
    }

    private static void Map(WebApplication application)
    {
        application.UseResponseCompression();
        application.UseMiddleware<SecurityHeaders>();
        application.UseRouting();
        application.UseMiddleware<RequestGuard>();
        application.UseFormTokens();
        application.MapGroup("").ForEverybody().MapHeluoWeb();
        application.MapOpenApi("/api/openapi.json").ForEverybody();
        application.MapHealth();
        foreach (var module in application.Services.GetRequiredService<ModuleCatalogue>().All) module.MapEndpoints(application);
    }

    private static void AddTelemetry(WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment()) builder.Logging.AddJsonConsole();
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

        // traces and metrics cost time at every request: they are taken when somebody collects them
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is null) return;
        builder.Services.AddOpenTelemetry()
            .WithTracing(traces => traces.AddSource(HeluoTelemetry.Name).AddAspNetCoreInstrumentation())
            .WithMetrics(metrics => metrics.AddMeter(HeluoTelemetry.Name).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation())
            .UseOtlpExporter();
    }
}
