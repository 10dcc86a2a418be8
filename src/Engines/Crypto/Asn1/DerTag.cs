namespace Heluo.Engines.Crypto;

/// <summary>Identifier octets of the types used here (X.690 clause 8.1.2).</summary>
public static class DerTag
{
    /// <summary>BOOLEAN.</summary>
    public const byte Truth = 0x01;

    /// <summary>INTEGER.</summary>
    public const byte Number = 0x02;

    /// <summary>BIT STRING.</summary>
    public const byte BitString = 0x03;

    /// <summary>OCTET STRING.</summary>
    public const byte OctetString = 0x04;

    /// <summary>NULL.</summary>
    public const byte Null = 0x05;

    /// <summary>OBJECT IDENTIFIER.</summary>
    public const byte ObjectIdentifier = 0x06;

    /// <summary>ENUMERATED.</summary>
    public const byte Enumerated = 0x0a;

    /// <summary>UTF8String.</summary>
    public const byte Utf8Text = 0x0c;

    /// <summary>PrintableString.</summary>
    public const byte PrintableText = 0x13;

    /// <summary>IA5String.</summary>
    public const byte Ia5Text = 0x16;

    /// <summary>UTCTime.</summary>
    public const byte UtcTime = 0x17;

    /// <summary>GeneralizedTime.</summary>
    public const byte GeneralizedTime = 0x18;

    /// <summary>SEQUENCE, constructed.</summary>
    public const byte Sequence = 0x30;

    /// <summary>SET, constructed.</summary>
    public const byte Set = 0x31;

    /// <summary>The constructed context tag [<paramref name="number"/>], 0–30.</summary>
    public static byte Context(int number) => (byte)(0xa0 | number);

    /// <summary>The primitive context tag [<paramref name="number"/>], 0–30.</summary>
    public static byte ContextPrimitive(int number) => (byte)(0x80 | number);
}
