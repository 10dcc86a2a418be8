using Microsoft.Extensions.Hosting;

namespace Heluo.Services.Portal.Search;

/// <summary>Makes the search index right after the start, while nobody waits.</summary>
internal sealed class PrepareSearch(ItemSearch search) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(search.Prepare, stoppingToken);
}
