namespace Heluo.Engines.Calendar;

/// <summary>Why the clock of a matter stands still.</summary>
public enum SuspensionKind
{
    /// <summary>补正: the applicant completes the documents.</summary>
    Correction,

    /// <summary>特别程序 A 类, with or without a term of its own.</summary>
    SpecialA,

    /// <summary>特别程序 B 类, with a term of its own.</summary>
    SpecialB,
}

/// <summary>
/// A stretch in which the term of a matter does not run (行政许可法第45条 and local rules on special procedures).
/// Without a term, and for corrections, the whole stretch is given back; otherwise no more than the term.
/// </summary>
/// <param name="Kind">Why.</param>
/// <param name="AllowedDays">The term of the procedure in the pause unit of the matter's term; null when there is none.</param>
/// <param name="Article">The legal basis.</param>
/// <param name="From">The day it began; that day still belongs to the matter.</param>
/// <param name="To">The day on which the matter went on; null while it lasts.</param>
public sealed record Suspension(SuspensionKind Kind, int? AllowedDays, string Article, DateOnly From, DateOnly? To)
{
    /// <summary>True when the matter's remaining days stay frozen however long it takes.</summary>
    public bool FreezesWithoutLimit =>
        Kind == SuspensionKind.Correction || AllowedDays is null || (Kind == SuspensionKind.SpecialB && AllowedDays == 0);

    /// <summary>How many of <paramref name="used"/> days are given back to the matter.</summary>
    internal int GivenBack(int used) => FreezesWithoutLimit ? used : Math.Min(used, AllowedDays!.Value);
}
