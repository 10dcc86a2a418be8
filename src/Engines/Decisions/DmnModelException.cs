namespace Heluo.Engines.Decisions;

/// <summary>A DMN document that cannot be read: not XML, not DMN, refused for safety, or an import that is missing.</summary>
public sealed class DmnModelException : Exception
{
    /// <summary>Creates the exception without a place.</summary>
    public DmnModelException() : this("不是有效的 DMN 模型", 0) { }

    /// <summary>Creates the exception with a message and no place.</summary>
    /// <param name="message">What is wrong, in Chinese.</param>
    public DmnModelException(string message) : this(message, 0) { }

    /// <summary>Creates the exception with a message and its cause.</summary>
    /// <param name="message">What is wrong, in Chinese.</param>
    /// <param name="innerException">The cause.</param>
    public DmnModelException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and what to do, in Chinese.</param>
    /// <param name="line">Line in the document, from 1; 0 when unknown.</param>
    public DmnModelException(string message, int line) : base(line > 0 ? $"第 {line} 行：{message}" : message) => Line = line;

    /// <summary>Line in the document, from 1; 0 when unknown.</summary>
    public int Line { get; }
}
