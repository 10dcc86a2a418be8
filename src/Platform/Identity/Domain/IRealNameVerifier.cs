using Heluo.Platform.Identity.Contracts;
using Microsoft.Extensions.Configuration;

namespace Heluo.Platform.Identity.Domain;

internal enum Verification
{
    Matches,
    Differs,
    Unavailable,
}

/// <summary>The province's real-name service: police for persons, market regulation for organisations.</summary>
internal interface IRealNameVerifier
{
    Task<Verification> VerifyAsync(ApplicantKind kind, string name, string number, CancellationToken cancellation);
}

/// <summary>
/// Stands in where the province's service can't be reached. Well-formed numbers match any name; configuration <c>Identity:Verifier</c> makes it fail on command
/// (<c>differs</c>, <c>unavailable</c>).
/// </summary>
internal sealed class SimulatedVerifier(IConfiguration configuration) : IRealNameVerifier
{
    public Task<Verification> VerifyAsync(ApplicantKind kind, string name, string number, CancellationToken cancellation) =>
        Task.FromResult(configuration["Identity:Verifier"] switch
        {
            "differs" => Verification.Differs,
            "unavailable" => Verification.Unavailable,
            _ => Verification.Matches,
        });
}
