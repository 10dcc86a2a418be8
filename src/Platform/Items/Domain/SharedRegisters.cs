using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Heluo.Platform.Packs.Contracts;

namespace Heluo.Platform.Items.Domain;

/// <summary>File <c>sharing.yaml</c> of the pack: registers and licences that sharing supplies (国务院令第716号 第七条).</summary>
internal sealed class SharingFile
{
    public List<SharedRegister> Registers { get; set; } = [];
}

/// <summary>A register or licence that sharing supplies.</summary>
internal sealed class SharedRegister
{
    public string Name { get; set; } = "";

    /// <summary>Who keeps it.</summary>
    public string Body { get; set; } = "";

    /// <summary>Other names that guides use for it.</summary>
    public List<string> Also { get; set; } = [];
}

/// <summary>Tells whether a material is one that sharing supplies, whoever's it is and on whatever paper: “法定代表人身份证复印件” is 居民身份证.</summary>
internal sealed partial class SharedRegisters
{
    private const string FileName = "sharing.yaml";
    private readonly Func<FrozenDictionary<string, string>> _names;

    public SharedRegisters(PackFolder pack)
    {
        var part = new PackPart<FrozenDictionary<string, string>>(pack, p => Names(p.Has(FileName) ? p.Read<SharingFile>(FileName) : new SharingFile()));
        _names = () => part.Value;
    }

    public SharedRegisters(SharingFile file)
    {
        var names = Names(file);
        _names = () => names;
    }

    /// <summary>Name of the register that holds the material; null when none does.</summary>
    public string? Of(string material)
    {
        var plain = Paper().Replace(Brackets().Replace(material, ""), "").Trim();
        var names = _names();
        return names.GetValueOrDefault(plain) ?? names.GetValueOrDefault(Whose().Replace(plain, ""));
    }

    private static FrozenDictionary<string, string> Names(SharingFile file) =>
        file.Registers.SelectMany(r => r.Also.Append(r.Name).Select(name => (Name: name, Register: r.Name))).DistinctBy(n => n.Name).ToFrozenDictionary(n => n.Name, n => n.Register);

    [GeneratedRegex("[（(][^）)]*[）)]|\\s")]
    private static partial Regex Brackets();

    [GeneratedRegex("(原件|复印件|影印件|扫描件|照片|正反面|正本|副本|正副本|原件及|原件和|[及和与])+$")]
    private static partial Regex Paper();

    [GeneratedRegex("^(申请人|本人|当事人|申请单位|单位|企业|公司|夫妻双方|双方|父母|监护人|法定代表人|负责人|投资人|经营者|经办人|代理人|委托人|受托人|从业人员|驾驶员|股东|户主|子女|配偶|的|和|及)+")]
    private static partial Regex Whose();
}
