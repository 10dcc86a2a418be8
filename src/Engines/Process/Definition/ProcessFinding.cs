namespace Heluo.Engines.Process;

/// <summary>How grave a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>Kept in the file but not executed.</summary>
    Notice,

    /// <summary>Runs, but probably not as meant.</summary>
    Warning,

    /// <summary>The process cannot be deployed.</summary>
    Error,
}

/// <summary>Something found in a model before deployment.</summary>
/// <param name="Severity">How grave it is.</param>
/// <param name="Code">Stable code, e.g. <c>gateway-default-missing</c>.</param>
/// <param name="Line">Line in the file, 1-based; 0 when unknown.</param>
/// <param name="ElementId">Id of the element, or null.</param>
/// <param name="Message">What is wrong and what to do, in Chinese.</param>
public sealed record ProcessFinding(FindingSeverity Severity, string Code, int Line, string? ElementId, string Message)
{
    /// <summary>One line for a person: place, element, message, code.</summary>
    /// <returns>The line.</returns>
    public override string ToString()
    {
        var grade = Severity switch { FindingSeverity.Error => "错误", FindingSeverity.Warning => "警告", _ => "说明" };
        return $"第 {Line} 行 {grade} {(ElementId is null ? "" : ElementId + "：")}{Message} [{Code}]";
    }
}
