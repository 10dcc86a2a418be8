namespace Heluo.Engines.Process;

/// <summary>One value handed into or out of an activity.</summary>
/// <param name="Target">Variable that takes the value.</param>
/// <param name="Source">What is evaluated.</param>
internal sealed record Mapping(string Target, Formula Source);
