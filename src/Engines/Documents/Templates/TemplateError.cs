namespace Heluo.Engines.Documents.Templates;

/// <summary>A fault in a template.</summary>
/// <param name="Line">Line number from 1.</param>
/// <param name="Message">What is wrong and what to write instead, in Chinese.</param>
public sealed record TemplateError(int Line, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"第 {Line} 行：{Message}";
}

/// <summary>A template cannot be used, or the data lack something it asks for. The message is for the clerk who wrote it.</summary>
public sealed class TemplateException(IReadOnlyList<TemplateError> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    /// <summary>Every fault found, in order of lines.</summary>
    public IReadOnlyList<TemplateError> Errors { get; } = errors;
}
