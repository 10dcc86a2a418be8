namespace Heluo.Engines.Documents.Pdf;

/// <summary>A PDF file cannot be read. The message says in Chinese what is wrong with it.</summary>
public sealed class PdfException(string message, Exception? cause = null) : Exception(message, cause);
