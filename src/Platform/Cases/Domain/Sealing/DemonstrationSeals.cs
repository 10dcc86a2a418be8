using System.Security.Cryptography;
using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Signing;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Heluo.Platform.Cases.Domain;

/// <summary>
/// Seals marked 样例 from keys in the data folder (<c>keys/seals</c>), made at first need; <c>Cases:Seals=fails</c> makes it refuse on command.
/// </summary>
internal sealed partial class DemonstrationSeals(
    IOptions<StoreOptions> store, IOptions<CasesOptions> options, IConfiguration configuration, TimeProvider clock, ILogger<DemonstrationSeals> log) : ISealService, IDisposable
{
    private readonly string _folder = Path.Combine(store.Value.DataFolder, "keys", "seals");
    private readonly Lock _opening = new();
    private SealWorkshop? _workshop;

    public TrustStore Trust => _workshop is null && !System.IO.Directory.Exists(_folder) ? new TrustStore() : Workshop().Trust;

    public Task<Result<byte[]>> SealAsync(byte[] file, IReadOnlyList<SealPlace> places, CancellationToken cancellation)
    {
        if (configuration["Cases:Seals"] == "fails") return Task.FromResult<Result<byte[]>>(CasesErrors.SealUnavailable);
        try
        {
            return Task.FromResult<Result<byte[]>>(places.GroupBy(place => place.Name).Aggregate(file, Sign));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException or OfdSigningException or ArgumentException or DerException)
        {
            Failed(log, fault);
            return Task.FromResult<Result<byte[]>>(CasesErrors.SealUnavailable);
        }
    }

    public void Dispose() => _workshop?.Dispose();

    private byte[] Sign(byte[] file, IGrouping<string, SealPlace> places)
    {
        var now = clock.GetUtcNow();
        var own = Workshop().Find(places.Key, now);
        return OfdSigner.Sign(file, new OfdSigningRequest
        {
            Certificate = own.Certificate, Key = own.Key, Seal = own.Seal, SignedAt = now, Timestamps = Workshop().Timestamps(clock),
            Places = [.. places.Select(place => StampPlace.Around(place.Page, place.CentreX, place.CentreY, own.Seal.Image.WidthMm, own.Seal.Image.HeightMm))],
        });
    }

    private SealWorkshop Workshop()
    {
        lock (_opening) return _workshop ??= SealWorkshop.Open(_folder, options.Value.SealPassphrase, clock.GetUtcNow());
    }

    [LoggerMessage(2301, LogLevel.Error, "a document could not be sealed")]
    private static partial void Failed(ILogger log, Exception fault);
}
