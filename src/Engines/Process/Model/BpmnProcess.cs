namespace Heluo.Engines.Process;

/// <summary>A process named in a file.</summary>
/// <param name="Id">Its id; empty when the file gives none.</param>
/// <param name="Name">Its name, or null.</param>
/// <param name="IsExecutable">Whether the author marked it executable; the engine does not insist.</param>
/// <param name="Line">Line in the file, 1-based.</param>
public sealed record BpmnProcess(string Id, string? Name, bool IsExecutable, int Line);
