namespace Heluo.Engines.Ledger;

/// <summary>A private key that signs heads of logs, wherever it is kept.</summary>
public interface IHeadSigner
{
    /// <summary>The public key under its name.</summary>
    HeadKey Key { get; }

    /// <summary>The signature over a message.</summary>
    byte[] Sign(ReadOnlySpan<byte> message);
}
