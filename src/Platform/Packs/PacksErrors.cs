using Heluo.Kernel.Results;

namespace Heluo.Platform.Packs;

internal static class PacksErrors
{
    public static readonly Error NoFile = Field("packs.no-file", "请选择事项包的 ZIP 文件");
    public static readonly Error NoZip = Field("packs.no-zip", "这个文件打不开，请上传 ZIP 格式的事项包");
    public static readonly Error TooMuch = Field("packs.too-much", "事项包解开后太大，最多 3000 个文件、64 MB");
    public static readonly Error BadName = Field("packs.bad-name", "压缩包里有不能接受的文件路径：{0}");
    public static readonly Error NoManifest = Field("packs.no-manifest", "压缩包里没有 pack.yaml，请核对是不是事项包");
    public static readonly Error Gone = new("packs.gone", 410, "上传的文件已经不在了，请重新上传");
    public static readonly Error NotYours = new("packs.not-yours", 403, "事项包对全省生效，由省级系统管理员安装");

    private static Error Field(string code, string message) => new(code, 422, message) { Fields = new Dictionary<string, string> { ["pack"] = message } };
}
