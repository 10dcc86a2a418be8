namespace Heluo.Engines.Process;

/// <summary>Bounds of a file that is read; beyond them it is refused.</summary>
internal static class BpmnLimits
{
    /// <summary>Bytes of a file.</summary>
    public const int Bytes = 32 * 1024 * 1024;

    /// <summary>Nested elements.</summary>
    public const int Depth = 200;

    /// <summary>Elements of a file.</summary>
    public const int Elements = 500_000;

    /// <summary>Attributes of one element.</summary>
    public const int Attributes = 256;

    /// <summary>Characters of one attribute value.</summary>
    public const int AttributeLength = 256 * 1024;
}
