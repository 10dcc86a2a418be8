namespace Heluo.Engines.Crypto;

/// <summary>What is signed with a seal.</summary>
public sealed record SealSignatureRequest
{
    /// <summary>The seal.</summary>
    public required ElectronicSeal Seal { get; init; }

    /// <summary>SM3 of Signature.xml, 32 bytes.</summary>
    public required ReadOnlyMemory<byte> DataHash { get; init; }

    /// <summary>Path of Signature.xml in the package, from its root: <c>/Doc_0/Signs/Sign_0/Signature.xml</c>.</summary>
    public required string PropertyInfo { get; init; }

    /// <summary>When it is signed.</summary>
    public required DateTimeOffset SignedAt { get; init; }
}
