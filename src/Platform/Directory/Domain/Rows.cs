using Heluo.Platform.Directory.Contracts;

namespace Heluo.Platform.Directory.Domain;

/// <summary>A division with the days it is valid; a renamed or merged one names its successor.</summary>
internal sealed class DivisionRow
{
    public required string Code { get; init; }
    public required string Name { get; set; }
    public required DivisionLevel Level { get; init; }
    public required string Parent { get; set; }
    public bool IsZone { get; init; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public string? Successor { get; set; }
}

/// <summary>A body with the days it is valid.</summary>
internal sealed class BodyRow
{
    public required long Id { get; init; }
    public required string CreditCode { get; init; }
    public required string Name { get; set; }
    public required string Kind { get; init; }
    public required DivisionLevel Level { get; init; }
    public required string Division { get; set; }
    public string Phone { get; set; } = "";
    public string Address { get; set; } = "";
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; set; }
    public long? SuccessorId { get; set; }

    public Body ToContract() => new()
    {
        Id = Id, CreditCode = CreditCode, Name = Name, Kind = Kind, Level = Level, Division = Division, Phone = Phone, Address = Address,
    };
}

/// <summary>A post; duties are codes separated by blanks.</summary>
internal sealed class PostRow
{
    public required long Id { get; init; }
    public required long BodyId { get; init; }
    public required string Department { get; set; }
    public required string Name { get; set; }
    public required string Duties { get; set; }

    /// <summary>True when the post's rights reach every body of the division and below (supervision), false for its own body only.</summary>
    public bool WholeDivision { get; set; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; set; }

    public Post ToContract() => new(Id, BodyId, Department, Name, Duties.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A duty and the permissions it carries. Two duties that exclude each other never meet in one person (三员分立).</summary>
internal sealed class Duty
{
    public required string Code { get; init; }
    public required string Name { get; set; }
    public required string Permissions { get; set; }
    public required string Excludes { get; set; }
}

/// <summary>A person in office.</summary>
internal sealed class Official
{
    public required long Id { get; init; }
    public required string Name { get; set; }
    public required long BodyId { get; set; }
    public required string StaffNumber { get; init; }
    public string Phone { get; set; } = "";
    public bool Active { get; set; } = true;
}

/// <summary>An official holds a post from a day on, as regular or acting holder.</summary>
internal sealed class Appointment
{
    public required long Id { get; init; }
    public required long OfficialId { get; init; }
    public required long PostId { get; init; }
    public bool Acting { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; set; }
}
