using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace Heluo.Web;

/// <summary>Addresses of static files with their fingerprint, so that a browser may keep them for ever.</summary>
internal sealed class AssetAddresses(EndpointDataSource endpoints)
{
    private readonly Lazy<Dictionary<string, string>> _fingerprinted = new(() => Read(endpoints));

    /// <summary>The address of <paramref name="file"/>, e.g. <c>dist/heluo.css</c>; without fingerprint when there is none.</summary>
    public string this[string file] => "/" + _fingerprinted.Value.GetValueOrDefault(file, file);

    private static Dictionary<string, string> Read(EndpointDataSource endpoints)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var endpoint in endpoints.Endpoints)
        {
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not { } asset) continue;
            var label = asset.Properties.FirstOrDefault(p => p.Name == "label")?.Value;
            if (label is not null) found.TryAdd(label, asset.Route);
        }
        return found;
    }
}
