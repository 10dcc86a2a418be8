using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Heluo.Engines.Crypto;
using Heluo.Engines.Tests.Crypto.Peers;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Crypto;

/// <summary>The interface to tokens, with SoftHSM: it knows no SM2, so keys of the curve P-256 go through the same calls.</summary>
public sealed class Pkcs11Tests
{
    private const string Library = "/usr/lib/softhsm/libsofthsm2.so";
    private const string P256 = "1.2.840.10045.3.1.7";
    private const nuint GenerateKeyPair = 0x1040;
    private const nuint Ecdsa = 0x1041;

    private static readonly Lazy<bool> Ready = new(Prepare);

    [Fact]
    public void Sign_KeyDrawnInTheToken_VerifiesOutside()
    {
        using var token = Open();
        token.Generate("seal-1", P256, GenerateKeyPair);
        var digest = RandomNumberGenerator.GetBytes(32);

        var signature = token.Sign("seal-1", Ecdsa, digest);

        var point = token.Point("seal-1");
        using var outside = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[1..33], Y = point[33..] } });
        outside.VerifyHash(digest, signature).ShouldBeTrue();
        token.Labels().ShouldContain("seal-1");
    }

    [Fact]
    public void Generate_LabelTaken_IsRefused()
    {
        using var token = Open();
        token.Generate("twice", P256, GenerateKeyPair);

        Should.Throw<InvalidOperationException>(() => token.Generate("twice", P256, GenerateKeyPair)).Message.ShouldContain("已存在");
        Should.Throw<KeyNotFoundException>(() => token.Sign("nobody", Ecdsa, new byte[32])).Message.ShouldContain("nobody");
    }

    [Fact]
    public void Sign_TokenThatKnowsTheCurveButNotSm2_IsNoticed()
    {
        Open().Dispose();
        using var store = new Pkcs11KeyStore(Library, "heluo", "4321", new Pkcs11Mechanisms { Sign = Ecdsa });

        store.Generate("sm2").ShouldBe(store.PublicKey("sm2"));
        Should.Throw<CryptographicException>(() => store.SignDigest("sm2", new byte[32])).Message.ShouldContain("不是 SM2 签名");
        Should.Throw<CryptographicException>(() => store.Decrypt("sm2", Sm2PrivateKey.Generate().PublicKey.Encrypt("x"u8))).Message.ShouldContain("SM2 解密");
    }

    [Fact]
    public void Open_NoSuchTokenOrLibrary_IsRefused()
    {
        Open().Dispose();

        Should.Throw<CryptographicException>(() => new Pkcs11KeyStore(Library, "absent", "4321", new Pkcs11Mechanisms { Sign = Ecdsa })).Message.ShouldContain("absent");
        Should.Throw<CryptographicException>(() => new Pkcs11KeyStore("/no/such.so", "heluo", "4321", new Pkcs11Mechanisms { Sign = Ecdsa })).Message.ShouldContain("不是 PKCS#11 模块");
    }

    private static Pkcs11Token Open()
    {
        if (!Ready.Value) Assert.Skip("SoftHSM is not on this machine");
        return new Pkcs11Token(Library, "heluo", "4321");
    }

    /// <summary>A token in a folder of this run. The library reads the process's own environment, which the framework's copy does not reach.</summary>
    private static bool Prepare()
    {
        if (!File.Exists(Library)) return Environment.GetEnvironmentVariable("CI") == "true" ? throw new InvalidOperationException("softhsm2 is missing") : false;
        var folder = Directory.CreateTempSubdirectory("heluo-token-").FullName;
        var configuration = Path.Combine(folder, "softhsm2.conf");
        File.WriteAllText(configuration, $"directories.tokendir = {folder}\nobjectstore.backend = file\nlog.level = ERROR\n");
        if (SetEnvironment("SOFTHSM2_CONF\0"u8.ToArray(), System.Text.Encoding.UTF8.GetBytes(configuration + "\0"), 1) != 0) return false;
        var start = new ProcessStartInfo("softhsm2-util", "--init-token --free --label heluo --so-pin 87654321 --pin 4321") { RedirectStandardOutput = true };
        start.Environment["SOFTHSM2_CONF"] = configuration;
        using var process = System.Diagnostics.Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    [DllImport("libc", EntryPoint = "setenv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetEnvironment(byte[] name, byte[] value, int overwrite);
}
