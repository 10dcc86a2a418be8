namespace Heluo.Engines.Forms.Values;

/// <summary>A value taken in: normalised, or refused with what to do.</summary>
internal readonly record struct Parsed(object? Value, string? Fault)
{
    public static Parsed Of(object? value) => new(value, null);

    public static Parsed Refused(string message) => new(null, message);
}
