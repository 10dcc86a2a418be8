namespace Heluo.Engines.Process;

/// <summary>A finished activity that can be compensated.</summary>
/// <param name="Scope">Token of the scope in which it can be compensated.</param>
/// <param name="Handler">The node that undoes it.</param>
/// <param name="Activity">The activity that a compensation names: the finished one, or the sub-process around it.</param>
internal sealed record Undo(int Scope, int Handler, int Activity);
