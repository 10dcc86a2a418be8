using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Layout;
using Heluo.Kernel.Results;

namespace Heluo.Platform.Cases.Domain;

/// <summary>
/// Whoever keeps the bodies' electronic seals: the platform's demonstration seals, or the seal service of the province (统一电子印章系统) in a deployment.
/// It may be out of reach; everything but the sealed file works without it.
/// </summary>
internal interface ISealService
{
    /// <summary>Roots and intermediates of the seals it uses; empty before the first one is made.</summary>
    TrustStore Trust { get; }

    /// <summary>Puts the seal of each place's body on a finished OFD file.</summary>
    Task<Result<byte[]>> SealAsync(byte[] file, IReadOnlyList<SealPlace> places, CancellationToken cancellation);
}
