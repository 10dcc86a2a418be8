namespace Heluo.Platform.Identity.Contracts;

/// <summary>Kind of applicant.</summary>
public enum ApplicantKind
{
    /// <summary>自然人.</summary>
    Person,

    /// <summary>法人或其他组织.</summary>
    Organisation,
}

/// <summary>Somebody who applies: a verified person or organisation.</summary>
public sealed record Applicant
{
    /// <summary>Id of the holder (person or organisation).</summary>
    public required long Id { get; init; }

    /// <summary>Kind.</summary>
    public required ApplicantKind Kind { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Citizen number or unified social credit code, unmasked: show it only masked.</summary>
    public required string Number { get; init; }

    /// <summary>Mobile number.</summary>
    public string Phone { get; init; } = "";

    /// <summary>Address.</summary>
    public string Address { get; init; } = "";

    /// <summary>Legal representative of an organisation; empty for a person.</summary>
    public string Representative { get; init; } = "";

    /// <summary>Level of verification, 0 to 3.</summary>
    public int Assurance { get; init; }
}

/// <summary>People and organisations known to the platform.</summary>
public interface IAccounts
{
    /// <summary>How long an applicant may do nothing before the session can end: pages ask in time whether somebody is still there.</summary>
    TimeSpan ApplicantQuiet { get; }

    /// <summary>The applicant; null when unknown.</summary>
    Task<Applicant?> FindAsync(long holderId, CancellationToken cancellation);

    /// <summary>The applicant with this citizen number or credit code; registers one at assurance 3 when a clerk has seen the original (window intake).</summary>
    Task<Kernel.Results.Result<Applicant>> FindOrRegisterAtWindowAsync(Kernel.Access.Actor clerk, ApplicantKind kind, string name, string number, string phone, CancellationToken cancellation);
}
