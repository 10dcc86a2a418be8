using Microsoft.AspNetCore.Components;

namespace Heluo.Web.Components;

/// <summary>What every field has: a name, a label, perhaps a hint and an error.</summary>
public abstract class Field : ComponentBase
{
    /// <summary>The name the form sends; also gives the identifier the error summary leads to.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>The question in a few words.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>What helps to answer: where the number stands, how it looks.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>What is wrong and what to do; null when nothing is.</summary>
    [Parameter] public string? Error { get; set; }

    /// <summary>All that is wrong with the page; the field finds its own.</summary>
    [CascadingParameter] public FieldErrors? Errors { get; set; }

    /// <summary>May be left empty; the label says so.</summary>
    [Parameter] public bool Optional { get; set; }

    /// <summary>Shown but not to be changed.</summary>
    [Parameter] public bool Disabled { get; set; }

    /// <summary>The label is the question of the page: shown to screen readers only.</summary>
    [Parameter] public bool LabelUnseen { get; set; }

    internal string Id => FieldId.Of(Name);

    internal string? Wrong => Error ?? Errors?.Of(Name);

    internal string? DescribedBy => (Hint, Wrong) switch
    {
        (null, null) => null,
        (_, null) => $"{Id}-hint",
        (null, _) => $"{Id}-error",
        _ => $"{Id}-hint {Id}-error",
    };

    internal string? Invalid => Wrong is null ? null : "true";
}

/// <summary>Identifiers in the page for names in forms.</summary>
internal static class FieldId
{
    public static string Of(string name) => "f-" + string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}

/// <summary>All that is wrong with a page, in the order of its fields.</summary>
public sealed class FieldErrors(IReadOnlyList<FieldError> all)
{
    /// <summary>Nothing wrong.</summary>
    public static FieldErrors None { get; } = new([]);

    /// <summary>Every error.</summary>
    public IReadOnlyList<FieldError> All => all;

    /// <summary>What is wrong with the field <paramref name="name"/>; null when nothing is.</summary>
    public string? Of(string name) => all.FirstOrDefault(e => e.Field == name)?.Message;
}
