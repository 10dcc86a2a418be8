namespace Heluo.Engines.Forms;

/// <summary>The outcome of a submission.</summary>
/// <param name="Values">
/// The normalised values by field id, of visible fields that are right: string, decimal, bool, <see cref="DateOnly"/>, <see cref="TimeOnly"/>, <see cref="DateTime"/>, lists of
/// strings, and for tables lists of dictionaries, for groups dictionaries. Values that may not be written come from the stored ones.
/// </param>
/// <param name="Errors">What is wrong, in the order of the form; at most 200.</param>
public sealed record FormJudgement(IReadOnlyDictionary<string, object?> Values, IReadOnlyList<FormError> Errors)
{
    /// <summary>True when nothing is wrong.</summary>
    public bool IsAccepted => Errors.Count == 0;
}

/// <summary>Something wrong with a value.</summary>
/// <param name="Path">The field: <c>name</c>, <c>staff[2].phone</c>, <c>parent.name</c>.</param>
/// <param name="Message">What to do, in Chinese.</param>
public sealed record FormError(string Path, string Message);
