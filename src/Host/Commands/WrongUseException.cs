namespace Heluo.Host.Commands;

/// <summary>The command line was used wrongly; the message says in Chinese how to use it. Exit code 2.</summary>
internal sealed class WrongUseException(string message) : ArgumentException(message);
