namespace Heluo.Engines.Crypto;

/// <summary>The data format of a seal or seal signature. The value is the number written into it.</summary>
public enum SealVersion
{
    /// <summary>GM/T 0031-2014; read only.</summary>
    V1 = 1,

    /// <summary>GB/T 38540-2020; read and written.</summary>
    V4 = 4,

    /// <summary>The revision after GB/T 38540-2020, number 5; read only.</summary>
    V5 = 5,
}
