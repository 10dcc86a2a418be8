using System.Text;
using System.Text.Json;
using Heluo.Engines.Ledger;

namespace Heluo.Host.Commands;

/// <summary><c>heluo proof verify FILE</c> judges a proof alone; <c>heluo proof make</c> enters files in a log in a folder and proves it.</summary>
internal sealed class ProofCommand : ICommand
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Verb => "proof";

    public string Help => "账本证明：核验，登记和出具";

    public IReadOnlyList<string> Usage =>
    [
        "verify 证明 [--key 公钥]… [--witnesses N] [--document 文件] [--json]",
        "    只凭证明本身核验；退出码 0 成立，1 不成立，2 不可读。--key 是可信的公钥，可以重复；--document 再核对文件的摘要",
        "make --log 目录 文件…", "    把文件的摘要登记进目录里的账本，给每个文件写出 文件.proof.json",
        "make --log 目录 --since 旧账本头 --out 证明", "    证明账本在旧账本头的基础上续写",
        "    新账本可选 --origin 名称、--hash SM3|SHA-256；账本密钥的口令取自环境变量 HELUO_LEDGER_PASSPHRASE",
    ];

    public Task<int> RunAsync(string[] arguments)
    {
        try
        {
            return Task.FromResult(arguments switch
            {
                ["verify", var file, .. var options] => Verify(file, options),
                ["make", .. var options] => ProofMaking.Run(options),
                _ => this.Misused(),
            });
        }
        catch (Exception fault) when (fault is FormatException or IOException or UnauthorizedAccessException or LedgerException or ArgumentException
            or System.Security.Cryptography.CryptographicException)
        {
            Console.Error.WriteLine(fault.Message);
            return Task.FromResult(2);
        }
    }

    private static int Verify(string file, string[] options)
    {
        var keys = new List<HeadKey>();
        var (witnesses, document, isJson) = (0, (string?)null, false);
        for (var i = 0; i < options.Length; i++)
        {
            if (options[i] == "--json") isJson = true;
            else if (options[i] == "--key" && i + 1 < options.Length) keys.Add(HeadKey.Parse(options[++i]));
            else if (options[i] == "--document" && i + 1 < options.Length) document = options[++i];
            else if (options[i] == "--witnesses" && i + 1 < options.Length && int.TryParse(options[i + 1], out witnesses) && witnesses >= 0) i++;
            else throw new ArgumentException($"不认识的选项 {options[i]}，或后面缺少值；可用 --key --witnesses --document --json");
        }

        if (!File.Exists(file)) throw new FormatException($"没有这个文件：{file}");
        if (new FileInfo(file).Length > 1 << 22) throw new FormatException("文件太大，不是账本证明。");
        var proof = LedgerProof.Parse(File.ReadAllBytes(file));
        var verdict = ProofVerifier.Verify(proof, keys.Count == 0 ? null : keys, witnesses);
        if (document is not null) verdict = verdict with { Steps = [.. verdict.Steps, Document(proof, document)] };
        if (isJson) Console.WriteLine(JsonSerializer.Serialize(new { verdict.IsValid, verdict.KeysWereTrusted, verdict.Steps }, Readable));
        else Show(proof, verdict);
        return verdict.IsValid ? 0 : 1;
    }

    private static ProofStep Document(LedgerProof proof, string file)
    {
        var (name, code) = ("文件的摘要", "document");
        if (!File.Exists(file)) return new ProofStep(code, name, false, $"没有这个文件：{file}");
        if (proof.Entry is not { } entry) return new ProofStep(code, name, false, "证明里没有登记内容。");
        var words = Encoding.UTF8.GetString(entry.Span).Split(' ', 3);
        var same = words.Length == 3 && words[0] == proof.Head.Head.Hasher.Name && words[1] == ProofMaking.Digest(proof.Head.Head.Hasher, File.ReadAllBytes(file));
        return new ProofStep(code, name, same, same ? words[2] : "文件与登记时的内容不同。");
    }

    private static void Show(LedgerProof proof, ProofVerdict verdict)
    {
        var head = proof.Head.Head;
        Console.WriteLine($"账本 {head.Origin}，{head.Size} 条{(head.Time is { } time ? $"，{time:yyyy-MM-dd HH:mm:ss} UTC" : "")}");
        foreach (var step in verdict.Steps) Console.WriteLine($"  {(step.Passed ? "通过" : "不通过")} {step.Name}：{step.Detail}");
        if (!verdict.KeysWereTrusted) Console.WriteLine("  注意：公钥取自证明本身，只说明证明完整；要确认是谁的账本，请用 --key 给出可信的公钥。");
        Console.WriteLine(verdict.IsValid ? "证明成立" : "证明不成立");
    }
}
