namespace Heluo.Engines.Decisions.Feel;

/// <summary>A FEEL text that does not follow the grammar (DMN 1.5, clause 10.3.1.2), with the place of the fault.</summary>
public sealed class FeelSyntaxException : Exception
{
    /// <summary>Creates the exception without a place.</summary>
    public FeelSyntaxException() : this("表达式写法有误", 1, 1) { }

    /// <summary>Creates the exception with a message and no place.</summary>
    /// <param name="message">What is wrong, in Chinese.</param>
    public FeelSyntaxException(string message) : this(message, 1, 1) { }

    /// <summary>Creates the exception with a message and its cause.</summary>
    /// <param name="message">What is wrong, in Chinese.</param>
    /// <param name="innerException">The cause.</param>
    public FeelSyntaxException(string message, Exception innerException) : base(message, innerException) => (Line, Column, Detail) = (1, 1, message);

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and what to write instead, in Chinese.</param>
    /// <param name="line">Line in the source, from 1.</param>
    /// <param name="column">Column in the line, from 1, in UTF-16 units.</param>
    public FeelSyntaxException(string message, int line, int column) : base($"第 {line} 行第 {column} 列：{message}") =>
        (Line, Column, Detail) = (line, column, message);

    /// <summary>Line of the fault in the source, from 1.</summary>
    public int Line { get; }

    /// <summary>Column of the fault in its line, from 1, in UTF-16 units.</summary>
    public int Column { get; }

    /// <summary>The message without the place.</summary>
    public string Detail { get; }
}
