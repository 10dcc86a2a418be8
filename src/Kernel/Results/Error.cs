namespace Heluo.Kernel.Results;

/// <summary>
/// An expected refusal. Modules keep theirs in a catalogue (<c>CasesErrors</c>); a refusal by law names its article.
/// </summary>
/// <param name="Code">Stable code in dotted lower case, e.g. <c>cases.not-accepted-yet</c>.</param>
/// <param name="Status">HTTP status that fits: 400, 401, 403, 404, 409, 413, 422, 429.</param>
/// <param name="Message">Chinese sentence that says what is wrong and what to do.</param>
public sealed record Error(string Code, int Status, string Message)
{
    /// <summary>Law and article the refusal rests on, e.g. <c>《行政许可法》第三十二条</c>; null when it is not a rule of law.</summary>
    public string? Article { get; init; }

    /// <summary>Messages by field path (<c>child.name</c>), for bad input; empty otherwise.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>The same error with <c>{0}</c>, <c>{1}</c> … of the message filled in.</summary>
    public Error With(params object[] values) =>
        this with { Message = string.Format(System.Globalization.CultureInfo.InvariantCulture, Message, values) };
}
