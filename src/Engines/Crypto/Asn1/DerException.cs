namespace Heluo.Engines.Crypto;

/// <summary>Bytes that are no DER (GB/T 16263.1, X.690 clause 10) or not the structure expected. The text names the place, never the content.</summary>
public sealed class DerException : FormatException
{
    /// <summary>With a text for a person.</summary>
    public DerException(string message)
        : base(message)
    {
    }

    /// <summary>With a text for a person and the cause.</summary>
    public DerException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Without a particular reason.</summary>
    public DerException()
        : base("不是有效的 DER 数据")
    {
    }
}
