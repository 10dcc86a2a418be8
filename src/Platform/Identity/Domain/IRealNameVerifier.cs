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

    /// <summary>The bank's check of four elements: name, number, telephone and card belong together.</summary>
    Task<Verification> VerifyCardAsync(string name, string number, string phone, string card, CancellationToken cancellation);
}

/// <summary>
/// Stands in where the province's service can't be reached. Well-formed numbers match any name; configuration <c>Identity:Verifier</c> makes it fail on command
/// (<c>differs</c>, <c>unavailable</c>).
/// </summary>
internal sealed class SimulatedVerifier(IConfiguration configuration) : IRealNameVerifier
{
    public Task<Verification> VerifyAsync(ApplicantKind kind, string name, string number, CancellationToken cancellation) =>
        Task.FromResult(Commanded());

    public Task<Verification> VerifyCardAsync(string name, string number, string phone, string card, CancellationToken cancellation) => Task.FromResult(Commanded());

    private Verification Commanded() => configuration["Identity:Verifier"] switch
    {
        "differs" => Verification.Differs,
        "unavailable" => Verification.Unavailable,
        _ => Verification.Matches,
    };
}
