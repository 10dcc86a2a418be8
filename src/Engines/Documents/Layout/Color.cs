namespace Heluo.Engines.Documents.Layout;

/// <summary>An opaque sRGB colour.</summary>
public readonly record struct Color(byte Red, byte Green, byte Blue)
{
    /// <summary>Black.</summary>
    public static readonly Color Black;

    /// <summary>White.</summary>
    public static readonly Color White = new(255, 255, 255);

    /// <summary>The red of official heads, rules and seals.</summary>
    public static readonly Color OfficialRed = new(0xE6, 0x00, 0x12);

    /// <summary>Grey of secondary notes.</summary>
    public static readonly Color Grey = new(0x66, 0x66, 0x66);
}
