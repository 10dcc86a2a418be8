namespace Heluo.Engines.Decisions.Feel;

/// <summary>Why a part of an expression became null: FEEL turns errors into null (DMN 1.5, clause 10.3.2.13); this says where and why.</summary>
/// <param name="Line">Line in the source, from 1; 0 when the fault has no place in it.</param>
/// <param name="Column">Column in the line, from 1; 0 as above.</param>
/// <param name="Message">What went wrong, in Chinese.</param>
public readonly record struct FeelDiagnostic(int Line, int Column, string Message)
{
    /// <summary>The place and the message in one line.</summary>
    public override string ToString() => Line > 0 ? $"第 {Line} 行第 {Column} 列：{Message}" : Message;
}

/// <summary>The outcome of an evaluation.</summary>
/// <param name="Value">The value, in the types listed at <see cref="FeelExpression"/>; null for the FEEL null and for errors.</param>
/// <param name="Diagnostics">Why errors became null; empty when nothing went wrong. At most 100 are kept.</param>
public readonly record struct FeelResult(object? Value, IReadOnlyList<FeelDiagnostic> Diagnostics)
{
    /// <summary>True when the value is exactly the boolean true.</summary>
    public bool IsTrue => Value is true;
}
