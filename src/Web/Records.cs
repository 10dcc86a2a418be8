namespace Heluo.Web;

/// <summary>One answer to choose from.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Text">What the person reads.</param>
/// <param name="Hint">A second line that explains it.</param>
/// <param name="Disabled">Shown but not to be chosen.</param>
public sealed record Option(string Value, string Text, string? Hint = null, bool Disabled = false);

/// <summary>What is wrong with a field, and what to do about it.</summary>
/// <param name="Field">The field's name; the summary of errors leads there. Empty when no field is to blame.</param>
/// <param name="Message">A sentence that says what to do.</param>
public sealed record FieldError(string Field, string Message);

/// <summary>A kind of message or state; always shown with words and a shape, never by colour alone.</summary>
public enum Tone
{
    Neutral,
    Info,
    Good,
    Warn,
    Bad,
}

/// <summary>Where a step or an entry stands.</summary>
public enum StepState
{
    Past,
    Now,
    Ahead,
}

/// <summary>A question and its answer on a check-answers page.</summary>
/// <param name="Label">The question in short.</param>
/// <param name="Value">The answer as the person gave it.</param>
/// <param name="ChangeHref">Where to change it; null when it cannot be changed.</param>
public sealed record SummaryRow(string Label, string Value, string? ChangeHref = null);

/// <summary>A part of a long task with its state in words.</summary>
public sealed record TaskRow(string Title, string State, Tone Tone, string? Href = null, string? Hint = null);

/// <summary>Something that happened, or will.</summary>
/// <param name="When">The moment in words.</param>
/// <param name="Title">What.</param>
/// <param name="State">Past, now or ahead.</param>
/// <param name="Detail">Who and why; null for none.</param>
public sealed record TimelineEntry(string When, string Title, StepState State = StepState.Past, string? Detail = null);

/// <summary>A view of the same page under its own address.</summary>
public sealed record TabLink(string Text, string Href, bool Current = false, int? Count = null);

/// <summary>A column of a table.</summary>
/// <param name="Key">Its name in addresses and in the person's choice of columns.</param>
/// <param name="Title">Its head.</param>
/// <param name="Numeric">Right-aligned with tabular figures.</param>
/// <param name="SortHref">The address that sorts by it; null when it cannot be sorted.</param>
/// <param name="Sorted">How it is sorted now.</param>
/// <param name="Fixed">Always shown: the person cannot hide it.</param>
public sealed record Column(string Key, string Title, bool Numeric = false, string? SortHref = null, SortOrder Sorted = SortOrder.None, bool Fixed = false);

/// <summary>How a column is sorted.</summary>
public enum SortOrder
{
    None,
    Ascending,
    Descending,
}

/// <summary>A filter in force, with the address of the same list without it; or a saved view when <paramref name="Current"/> is given.</summary>
public sealed record FilterChip(string Text, string Href, bool? Current = null);

/// <summary>A file already stored.</summary>
/// <param name="Id">What the form sends.</param>
/// <param name="Name">Its name.</param>
/// <param name="Size">Its size in words, e.g. <c>1.2 MB</c>.</param>
/// <param name="Href">Where to look at it; null when it cannot be shown.</param>
public sealed record StoredFile(string Id, string Name, string Size, string? Href = null)
{
    /// <summary>Handed in before and on the record: it stays, others may come beside it.</summary>
    public bool IsKept { get; init; }

    /// <summary>What seems wrong with it and what to do; null when nothing does.</summary>
    public string? Warning { get; init; }
}
