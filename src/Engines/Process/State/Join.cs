namespace Heluo.Engines.Process;

/// <summary>Tokens that have come to a join and wait for the others.</summary>
/// <param name="Scope">Token of the scope.</param>
/// <param name="Node">The join.</param>
/// <param name="Arrived">Number of tokens on each incoming flow.</param>
internal sealed record Join(int Scope, int Node, int[] Arrived);
