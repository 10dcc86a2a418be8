namespace Heluo.Engines.Forms;

/// <summary>Where first values come from.</summary>
public sealed record PrefillSources
{
    /// <summary>Values of the account by name without the prefix: <c>name citizen phone address creditCode legalName legalRepresentative</c> …</summary>
    public IReadOnlyDictionary<string, string?> Account { get; init; } = new Dictionary<string, string?>();

    /// <summary>Values of the person's last matter by field id, for fields with <c>prefill: earlier</c>.</summary>
    public IReadOnlyDictionary<string, object?> Earlier { get; init; } = new Dictionary<string, object?>();
}
