using Heluo.Kernel.Access;
using Heluo.Platform.Cases.Contracts;

namespace Heluo.Platform.Cases.Domain;

/// <summary>A matter: what lists show and laws bind.</summary>
internal sealed class Matter : IScopedRow
{
    public required long Id { get; init; }
    public required string ItemKey { get; init; }
    public required long ItemVersionId { get; init; }
    public required string ItemName { get; init; }
    public required long BodyId { get; set; }
    public required string BodyName { get; set; }
    public required string Division { get; set; }
    public required MatterChannel Channel { get; init; }
    public required long HolderId { get; init; }
    public required string ApplicantName { get; init; }
    public required string ApplicantNumber { get; init; }
    public required string ApplicantPhone { get; init; }
    public string IntakeNumber { get; set; } = "";
    public string CaseNumber { get; set; } = "";
    public MatterStatus Status { get; set; } = MatterStatus.Draft;

    /// <summary>Steps it waits at, in words.</summary>
    public string Stage { get; set; } = "";
    public required DateTimeOffset BegunAt { get; init; }
    public DateTimeOffset? SubmittedAt { get; set; }
    public DateTimeOffset? AcceptedAt { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Last day of the clock that runs; null when none does.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>The one request to correct was used up (行政许可法 32(1)(4): 一次).</summary>
    public bool CorrectedOnce { get; set; }
    public DateOnly? UrgedOn { get; set; }
    public string ResultNumber { get; set; } = "";
    public string ProcessFingerprint { get; set; } = "";
    public long Version { get; set; }

    public string Number => CaseNumber.Length > 0 ? CaseNumber : IntakeNumber;

    public bool IsOpenToApplicant => Status is MatterStatus.Draft or MatterStatus.AwaitingCorrection;
}

/// <summary>What a matter carries besides: answers, form, clocks and the state of its process.</summary>
internal sealed class MatterContent
{
    /// <summary>The matter's id.</summary>
    public required long Id { get; init; }
    public string Answers { get; set; } = "{}";
    public string FormValues { get; set; } = "{}";
    public string DraftStep { get; set; } = "";
    public string Points { get; set; } = "[]";
    public string Clocks { get; set; } = "[]";
    public byte[]? ProcessState { get; set; }
    public long Version { get; set; }
}

/// <summary>A task of a post (or of one who claimed it) on a matter.</summary>
internal sealed class WorkItem : IScopedRow
{
    public required long Id { get; init; }
    public required long MatterId { get; init; }

    /// <summary>Id of the task in the process.</summary>
    public required int Task { get; init; }
    public required string Element { get; init; }
    public required string Name { get; init; }
    public required long BodyId { get; init; }
    public required string Division { get; init; }
    public required string Permission { get; init; }

    /// <summary>Acts that the model allows here, separated by blanks.</summary>
    public required string Acts { get; init; }
    public required string ItemKey { get; init; }
    public bool IsOpen { get; set; } = true;

    /// <summary>Official it was transferred or delegated to; 0 for anybody with the duty.</summary>
    public long SignerId { get; set; }

    /// <summary>Official who claimed it; 0 for nobody.</summary>
    public long HolderId { get; set; }
    public string HolderName { get; set; } = "";
    public long PrincipalId { get; set; }
    public DateOnly DueOn { get; set; }

    /// <summary>Numbers, names: what a search in the inbox looks at.</summary>
    public required string Search { get; init; }
    public int Urged { get; set; }
    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; set; }

    public bool Allows(MatterAct act) => Acts.Split(' ').Contains(act.ToString());
}

/// <summary>An entry of the timeline.</summary>
internal sealed class MatterStep
{
    public required long Id { get; init; }
    public required long MatterId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Title { get; init; }
    public required long ById { get; init; }
    public required string ByName { get; init; }
    public string Text { get; init; } = "";
    public string Article { get; init; } = "";
    public bool IsInternal { get; init; }
}

/// <summary>A file handed in.</summary>
internal sealed class Attachment
{
    public required long Id { get; init; }
    public required long MatterId { get; init; }
    public required string MaterialId { get; init; }
    public required string FileName { get; init; }
    public required string ContentType { get; init; }
    public required string Hash { get; init; }
    public required long Length { get; init; }
    public required DateTimeOffset AttachedAt { get; init; }
}

/// <summary>A document issued: what is printed is made from these fields, always the same bytes.</summary>
internal sealed class MatterDocument
{
    public required long Id { get; init; }
    public required long MatterId { get; init; }
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public required string Number { get; init; }
    public required string Fields { get; init; }
    public required string VerifyCode { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
}
