namespace Heluo.Engines.Crypto;

/// <summary>Object identifiers of timestamps (RFC 3161).</summary>
public static class TimestampOids
{
    /// <summary>id-ct-TSTInfo.</summary>
    public const string Info = "1.2.840.113549.1.9.16.1.4";

    /// <summary>id-kp-timeStamping, which a timestamp certificate must bear.</summary>
    public const string Purpose = "1.3.6.1.5.5.7.3.8";
}
