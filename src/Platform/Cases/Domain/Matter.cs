using Heluo.Kernel.Access;
using Heluo.Platform.Cases.Contracts;

namespace Heluo.Platform.Cases.Domain;

/// <summary>A matter: what lists show and laws bind.</summary>
internal sealed class Matter : ICountyRow
{
    public required long Id { get; init; }
    public required string ItemKey { get; init; }
    public required long ItemVersionId { get; init; }
    public required string ItemName { get; init; }
    public required long BodyId { get; set; }
    public required string BodyName { get; set; }
    public required string Division { get; set; }

    /// <summary>The division down to six digits: lists of a county are served by it.</summary>
    public required string County { get; set; }
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

    /// <summary>How far the clock's alarm went: 0 none, 1 red light (to the head), 2 overdue (to supervision too).</summary>
    public int Escalation { get; set; }
    public string ResultNumber { get; set; } = "";
    public string ProcessFingerprint { get; set; } = "";
    public long Version { get; set; }

    /// <summary>What a search in an inbox looks at.</summary>
    public string SearchWords => $"{IntakeNumber} {CaseNumber} {ApplicantName} {ItemName}";

    public string Number => CaseNumber.Length > 0 ? CaseNumber : IntakeNumber;

    /// <summary>Six digits at most.</summary>
    public static string CountyOf(string division) => division.Length > 6 ? division[..6] : division;

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

    /// <summary>The form as it was when the applicant was told to correct it; empty before.</summary>
    public string FormerValues { get; set; } = "";
    public DateTimeOffset? FormerAt { get; set; }

    /// <summary>Ids of materials that the applicant promised to hand in later (容缺后补).</summary>
    public string Tolerated { get; set; } = "[]";
    public string Clocks { get; set; } = "[]";
    public byte[]? ProcessState { get; set; }
    public long Version { get; set; }
}

/// <summary>A task of a post (or of one who claimed it) on a matter.</summary>
internal sealed class WorkItem : ICountyRow
{
    public required long Id { get; init; }
    public required long MatterId { get; init; }

    /// <summary>Id of the task in the process.</summary>
    public required int Task { get; init; }
    public required string Element { get; init; }
    public required string Name { get; init; }
    public required long BodyId { get; init; }
    public required string Division { get; init; }
    public required string County { get; init; }
    public required string Permission { get; init; }

    /// <summary>Acts that the model allows here, separated by blanks.</summary>
    public required string Acts { get; set; }
    public required string ItemKey { get; init; }
    public bool IsOpen { get; set; } = true;

    /// <summary>Waits until somebody who was added before it has signed.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>Official it was transferred or delegated to; 0 for anybody with the duty.</summary>
    public long SignerId { get; set; }
    public string SignerName { get; set; } = "";

    /// <summary>Official who claimed it; 0 for nobody.</summary>
    public long HolderId { get; set; }
    public string HolderName { get; set; } = "";

    /// <summary>Official on whose behalf the signer acts; 0 for nobody.</summary>
    public long PrincipalId { get; set; }
    public string PrincipalName { get; set; } = "";

    /// <summary>Why it is here again or from whom it came; empty for the usual way.</summary>
    public string Note { get; set; } = "";

    /// <summary>The act that finished it; empty while open or when it fell away.</summary>
    public string Outcome { get; set; } = "";
    public DateOnly DueOn { get; set; }

    /// <summary>Numbers, names: what a search in the inbox looks at.</summary>
    public required string Search { get; set; }
    public int Urged { get; set; }
    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>It belongs to no step of the process: the head decides on a request beside it.</summary>
    public bool IsBeside => Task == 0;

    public bool Allows(MatterAct act) => Acts.Split(' ').Contains(act.ToString());

    /// <summary>Nobody else has it: free for those with the duty, or with this official.</summary>
    public bool IsFreeFor(long officialId) => !IsWaiting && (HolderId == 0 || HolderId == officialId) && (SignerId == 0 || SignerId == officialId);

    public void Close(DateTimeOffset at, string outcome = "")
    {
        (IsOpen, IsWaiting, ClosedAt) = (false, false, at);
        if (outcome.Length > 0) Outcome = outcome;
    }
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
