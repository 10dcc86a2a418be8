using Heluo.Platform.Identity.Contracts;

namespace Heluo.Platform.Identity.Domain;

/// <summary>A person or organisation that matters belong to, whether or not it has an account.</summary>
internal sealed class Holder
{
    public required long Id { get; init; }
    public required ApplicantKind Kind { get; init; }
    public required string Name { get; set; }
    public required string Number { get; init; }
    public string Phone { get; set; } = "";
    public string Address { get; set; } = "";
    public string Representative { get; set; } = "";
    public int Assurance { get; set; }
    public required DateTimeOffset RegisteredAt { get; init; }

    public Applicant ToContract() => new()
    {
        Id = Id, Kind = Kind, Name = Name, Number = Number, Phone = Phone, Address = Address, Representative = Representative, Assurance = Assurance,
    };
}
