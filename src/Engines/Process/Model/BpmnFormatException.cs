namespace Heluo.Engines.Process;

/// <summary>A file that cannot be read as BPMN 2.0: the message is Chinese and names line and element.</summary>
public sealed class BpmnFormatException : FormatException
{
    /// <summary>Creates the refusal of a file.</summary>
    /// <param name="message">What is wrong, in Chinese, without the line.</param>
    /// <param name="line">Line in the file, 1-based; 0 when unknown.</param>
    /// <param name="element">Local name or id of the element concerned, or null.</param>
    /// <param name="cause">The underlying error, or null.</param>
    public BpmnFormatException(string message, int line = 0, string? element = null, Exception? cause = null)
        : base(Compose(message, line, element), cause)
    {
        Line = line;
        Element = element;
    }

    /// <summary>Line in the file, 1-based; 0 when unknown.</summary>
    public int Line { get; }

    /// <summary>Local name or id of the element concerned, or null.</summary>
    public string? Element { get; }

    private static string Compose(string message, int line, string? element) =>
        (line > 0 ? $"第 {line} 行" : "文件")
        + (element is null ? "：" : $"（{element}）：")
        + message;
}
