namespace Heluo.Engines.Ledger;

/// <summary>What a key signs and with which algorithm.</summary>
public enum HeadKeyKind
{
    /// <summary>A log's key: Ed25519, signature type 1 of C2SP signed-note.</summary>
    LogEd25519,

    /// <summary>A witness's key: Ed25519, signature type 4 (C2SP tlog-cosignature).</summary>
    WitnessEd25519,

    /// <summary>A log's key: SM2 with SM3 (GB/T 32918), a type of its own behind 255.</summary>
    LogSm2,

    /// <summary>A witness's key: SM2 with SM3, a type of its own behind 255.</summary>
    WitnessSm2,
}
