using System.ComponentModel.DataAnnotations;

namespace Heluo.Platform.Cases;

/// <summary>Configuration section <c>Cases</c>.</summary>
internal sealed class CasesOptions
{
    public const string Section = "Cases";

    /// <summary>Public address of the platform, printed on documents so that anybody can verify them.</summary>
    [Required, Url]
    public string Address { get; set; } = "http://127.0.0.1:5080";

    /// <summary>Unseals the keys of the demonstration seals; empty to keep a random one beside them, readable by their owner alone.</summary>
    public string SealPassphrase { get; set; } = "";
}
