namespace Heluo.Engines.Crypto;

/// <summary>One element of DER.</summary>
/// <param name="Tag">The identifier octet.</param>
/// <param name="Content">The octets inside.</param>
/// <param name="Encoded">Identifier, length and content as they stood in the input: what a signature over this element covers.</param>
public readonly record struct DerElement(byte Tag, ReadOnlyMemory<byte> Content, ReadOnlyMemory<byte> Encoded);
