namespace Heluo.Engines.Documents.Fonts;

/// <summary>A typeface or a character cannot be drawn with the installed fonts. The message says in Chinese what to install.</summary>
public sealed class FontException(string message) : Exception(message);
