using System.Globalization;
using System.Security.Cryptography;
using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Ofd;
using Heluo.Engines.Documents.Signing;
using Heluo.Engines.Documents.Verification;

namespace Heluo.Host.Commands;

/// <summary><c>heluo ofd verify|sign|render|text FILE</c>. verify: 0 valid, 1 not valid, 2 unreadable.</summary>
internal sealed class OfdCommand : ICommand
{
    public string Verb => "ofd";

    public string Help => "OFD 文件：验章，签章，出图，取文字";

    public IReadOnlyList<string> Usage =>
    [
        "verify 文件 [--json] [--trust 证书目录]", "  逐步验章；退出码 0 有效，1 无效，2 不可读",
        "sign 文件 --seal 印章 --key 密钥 [--cert 证书] [--out 文件] [--page N] [--at X,Y] [--ride] [--hidden] [--last] [--timestamp --ca 证书目录] [--passphrase-file 文件]", "  签章",
        "render 文件 [--out 目录] [--dpi N] [--page N] [--svg]", "  每页出一张图",
        "text 文件", "  取文字",
    ];

    public Task<int> RunAsync(string[] arguments)
    {
        try
        {
            return Task.FromResult(arguments switch
            {
                ["verify", .. var rest] => Verify(CommandOptions.Parse(rest, ["trust"], ["json"])),
                ["sign", .. var rest] => Sign(CommandOptions.Parse(rest, ["seal", "key", "cert", "out", "page", "at", "ca", "passphrase-file"], ["ride", "last", "timestamp", "hidden"])),
                ["render", .. var rest] => Render(CommandOptions.Parse(rest, ["out", "dpi", "page"], ["svg"])),
                ["text", .. var rest] => Text(CommandOptions.Parse(rest, [])),
                _ => this.Misused(),
            });
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or OfdException or DerException or ArgumentException or CryptographicException)
        {
            return Task.FromResult(Refuse(fault.Message));
        }
        catch (OfdSigningException refused)
        {
            Console.Error.WriteLine(refused.Message);
            return Task.FromResult(1);
        }
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }

    private static string FileOf(CommandOptions options) =>
        options.Words is [var file] ? file : throw new ArgumentException("请指明一个 OFD 文件");

    private static int Verify(CommandOptions options)
    {
        var file = FileOf(options);
        var trust = options.Find("trust") is { } folder ? TrustStore.FromFolder(InputFile.Folder(folder), acceptPartialPaths: true) : TrustStore.Unjudged;
        try
        {
            var result = new OfdVerifier(trust).Verify(InputFile.Read(file));
            Console.Write(options.Has("json") ? OfdReport.Json(file, result) : OfdReport.Text(result));
            return result.IsValid ? 0 : 1;
        }
        catch (Exception unreadable) when (options.Has("json") && unreadable is OfdException or IOException or UnauthorizedAccessException)
        {
            Console.Write(OfdReport.Json(file, unreadable));
            return 2;
        }
    }

    private static int Sign(CommandOptions options)
    {
        var file = FileOf(options);
        var seal = ElectronicSeal.Parse(InputFile.Read(options.Require("seal")));
        using var store = KeyFiles.Open(options.Require("key"), options.Find("passphrase-file"), out var label);
        var key = new SigningKey(store, label);
        var content = InputFile.Read(file);
        var signed = OfdSigner.Sign(content, new OfdSigningRequest
        {
            Certificate = CertificateOf(options, seal, key),
            Key = key,
            Seal = seal,
            Places = options.Has("hidden") ? [] : Places(options, seal, OfdFile.Open(content)),
            SignedAt = TimeProvider.System.GetUtcNow(),
            Timestamps = options.Has("timestamp") ? Timestamps(options, store) : null,
            IsLast = options.Has("last"),
        });
        var output = options.Find("out") ?? Path.ChangeExtension(file, ".signed.ofd");
        File.WriteAllBytes(output, signed);
        Console.WriteLine($"已用印章“{seal.Name}”签章：{output}");
        return 0;
    }

    private static Certificate CertificateOf(CommandOptions options, ElectronicSeal seal, SigningKey key)
    {
        if (options.Find("cert") is { } path) return Certificate.ParseFile(InputFile.Read(path));
        return seal.Signers.Certificates.Select(der => Certificate.Parse(der)).FirstOrDefault(one => key.PublicKey.Equals(one.PublicKey))
            ?? throw new OfdSigningException("印章的签章人名单里没有这把密钥的证书，请用 --cert 指明证书。");
    }

    private static TimestampAuthority Timestamps(CommandOptions options, IKeyStore store)
    {
        var folder = options.Find("ca") ?? throw new ArgumentException("--timestamp 需要用 --ca 指明示范证书目录");
        var certificate = Certificate.ParseFile(InputFile.Read(Path.Combine(folder, "timestamp.cer")));
        return new TimestampAuthority(certificate, new SigningKey(store, "timestamp"), DemonstrationAuthority.TimestampPolicy, TimeProvider.System);
    }

    /// <summary>Across the edges of all pages, around a point, or where a seal stands on a letter: right of the middle near the foot of the last page.</summary>
    private static IReadOnlyList<StampPlace> Places(CommandOptions options, ElectronicSeal seal, OfdFile file)
    {
        var pages = file.Documents[0].Pages;
        var (width, height) = ((double)seal.Image.WidthMm, (double)seal.Image.HeightMm);
        if (options.Has("ride")) return StampPlace.AcrossEdges([.. pages.Select(page => page.Width)], pages[0].Height / 2, width, height);
        var index = (int)options.Number("page", pages.Count) - 1;
        if (index < 0 || index >= pages.Count) throw new ArgumentException($"文件只有 {pages.Count} 页");
        var page = pages[index];
        var (x, y) = options.Find("at") is { } at ? Point(at) : (page.Width * 0.7, page.Height * 0.78);
        return [StampPlace.Around(index, x, y, width, height)];
    }

    private static (double X, double Y) Point(string text)
    {
        var parts = text.Split(',');
        return parts.Length == 2
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var y)
            ? (x, y) : throw new ArgumentException("--at 后面应当是印章中心的毫米坐标，如 150,230");
    }

    private static int Render(CommandOptions options)
    {
        var file = FileOf(options);
        var folder = options.Find("out") ?? Path.GetDirectoryName(Path.GetFullPath(file))!;
        Directory.CreateDirectory(folder);
        var extension = options.Has("svg") ? "svg" : "png";
        var only = (int)options.Number("page", 0);
        var number = 0;
        foreach (var page in OfdFile.Open(InputFile.Read(file)).Documents.SelectMany(document => document.Pages))
        {
            number++;
            if (only > 0 && number != only) continue;
            var path = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(file)}-{number}.{extension}");
            if (options.Has("svg")) File.WriteAllText(path, page.ToSvg());
            else File.WriteAllBytes(path, page.ToPng(options.Number("dpi", 150)));
            Console.WriteLine(path);
        }

        return 0;
    }

    private static int Text(CommandOptions options)
    {
        foreach (var document in OfdFile.Open(InputFile.Read(FileOf(options))).Documents) Console.WriteLine(document.Text());
        return 0;
    }
}
