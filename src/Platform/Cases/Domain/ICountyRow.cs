using Heluo.Kernel.Access;

namespace Heluo.Platform.Cases.Domain;

/// <summary>A scoped row that keeps its county apart, because lists of a county need an index that begins with it.</summary>
internal interface ICountyRow : IScopedRow
{
    /// <summary>The division down to six digits.</summary>
    string County { get; }
}
