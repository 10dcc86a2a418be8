namespace Heluo.Engines.Documents.Signing;

/// <summary>A file cannot be signed as asked. The message says in Chinese why.</summary>
public sealed class OfdSigningException(string message) : Exception(message);
