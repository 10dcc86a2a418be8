namespace Heluo.Engines.Codes;

/// <summary>The five levels of administrative divisions; the value is the number of significant digits of the code.</summary>
public enum DivisionLevel
{
    /// <summary>No division (the default value of a code).</summary>
    None = 0,

    /// <summary>省、自治区、直辖市.</summary>
    Province = 2,

    /// <summary>设区的市、地区、自治州, and 省直辖县级 as a group.</summary>
    Prefecture = 4,

    /// <summary>县、市辖区、县级市; in statistics also functional zones.</summary>
    County = 6,

    /// <summary>乡、镇、街道.</summary>
    Township = 9,

    /// <summary>村委会、居委会.</summary>
    Village = 12,
}
