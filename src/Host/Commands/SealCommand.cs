using System.Globalization;
using System.Security.Cryptography;
using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Seals;

namespace Heluo.Host.Commands;

/// <summary><c>heluo seal make|draw|show</c>: electronic seals (GB/T 38540) and their pictures.</summary>
internal sealed class SealCommand : ICommand
{
    private static readonly string[] Drawing = ["name", "kind", "foot", "number", "size", "fonts", "out"];

    public string Verb => "seal";

    public string Help => "电子印章：制章，画印模，查看";

    public IReadOnlyList<string> Usage =>
    [
        "make --name 印文 --ca 证书目录 --out 印章.esl [--kind round|oval|personal] [--foot 下行文字] [--number 编号] [--size 毫米] [--fonts 目录] [--signer 证书] [--id 编号] [--days N] [--picture png] [--passphrase-file 文件]", "  制章",
        "draw --name 印文 --out 图.png|svg|ofd [--kind round|oval|personal] [--foot 下行文字] [--number 编号] [--size 毫米] [--fonts 目录]", "  画印模",
        "show 印章.esl [--trust 证书目录]", "  查看并验证",
    ];

    public Task<int> RunAsync(string[] arguments)
    {
        try
        {
            return Task.FromResult(arguments switch
            {
                ["make", .. var rest] => Make(CommandOptions.Parse(rest, [.. Drawing, "ca", "signer", "id", "days", "picture", "passphrase-file"])),
                ["draw", .. var rest] => Draw(CommandOptions.Parse(rest, Drawing)),
                ["show", .. var rest] => Show(CommandOptions.Parse(rest, ["trust"])),
                _ => this.Misused(),
            });
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException or DerException or FontException)
        {
            return Task.FromResult(Refuse(fault.Message));
        }
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }

    private static SealDrawing Picture(CommandOptions options)
    {
        var designer = new SealDesigner(options.Find("fonts") is { } folder ? FontLibrary.With(folder) : FontLibrary.System);
        var (name, foot) = (options.Require("name"), options.Find("foot") ?? "");
        return (options.Find("kind") ?? "round") switch
        {
            "round" => designer.Round(name, foot, options.Number("size", 42)),
            "oval" => designer.Oval(name, foot.Length > 0 ? foot : "专用章", options.Find("number") ?? "", options.Number("size", 45)),
            "personal" => designer.Personal(name, options.Number("size", 18)),
            var kind => throw new ArgumentException($"不认识的印章样式 {kind}；可用 round、oval、personal"),
        };
    }

    private static int Draw(CommandOptions options)
    {
        var (picture, output) = (Picture(options), options.Require("out"));
        File.WriteAllBytes(output, Path.GetExtension(output).ToLowerInvariant() switch
        {
            ".png" => picture.ToPng(600),
            ".svg" => System.Text.Encoding.UTF8.GetBytes(picture.ToSvg()),
            ".ofd" => picture.ToOfd(),
            _ => throw new ArgumentException("--out 的扩展名应当是 .png、.svg 或 .ofd"),
        });
        return 0;
    }

    private static int Make(CommandOptions options)
    {
        var folder = options.Require("ca");
        using var store = KeyFiles.Open(Path.Combine(folder, "keys", "seal-maker.key"), options.Find("passphrase-file"), out var label);
        var signer = options.Find("signer") ?? Path.Combine(folder, "signer.cer");
        var now = TimeProvider.System.GetUtcNow();
        var seal = ElectronicSeal.Make(
            new SealContent
            {
                Id = options.Find("id") ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(7)),
                Name = options.Require("name"),
                Signers = [.. signer.Split(',').Select(path => Certificate.ParseFile(InputFile.Read(path)))],
                CreatedAt = now,
                ValidFrom = now,
                ValidTo = now.AddDays(options.Number("days", 730)),
                Image = Picture(options).ToSealImage(options.Find("picture") != "png"),
            },
            Certificate.ParseFile(InputFile.Read(Path.Combine(folder, "seal-maker.cer"))), new SigningKey(store, label));
        File.WriteAllBytes(options.Require("out"), seal.Encoded.ToArray());
        Console.WriteLine($"已制印章“{seal.Name}”，编号 {seal.Id}：{options.Require("out")}");
        return 0;
    }

    private static int Show(CommandOptions options)
    {
        if (options.Words is not [var file]) throw new ArgumentException("请指明一个印章文件");
        var seal = ElectronicSeal.Parse(InputFile.Read(file));
        var trust = options.Find("trust") is { } folder ? TrustStore.FromFolder(InputFile.Folder(folder), acceptPartialPaths: true) : TrustStore.Unjudged;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{seal.Name}  编号 {seal.Id}  {seal.Version}  图 {seal.Image.Type} {seal.Image.WidthMm}×{seal.Image.HeightMm} mm  有效期 {seal.ValidFrom:yyyy-MM-dd} 至 {seal.ValidTo:yyyy-MM-dd}"));
        var steps = new SealVerifier(trust).Verify(seal, TimeProvider.System.GetUtcNow());
        foreach (var step in steps) Console.WriteLine($"  {step.Title}：{(step.Outcome == StepOutcome.Failed ? "不通过，" : "通过")}{step.Reason}");
        return steps.Any(step => step.Outcome == StepOutcome.Failed) ? 1 : 0;
    }
}
