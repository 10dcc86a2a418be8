namespace Heluo.Engines.Ledger;

/// <summary>One signature line below a head.</summary>
/// <param name="Name">Whose it is said to be.</param>
/// <param name="KeyId">Id of the key.</param>
/// <param name="Content">The signature; that of a witness behind eight bytes of time.</param>
public sealed record HeadSignature(string Name, uint KeyId, ReadOnlyMemory<byte> Content);
