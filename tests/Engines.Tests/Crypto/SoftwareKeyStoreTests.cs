using System.Security.Cryptography;
using System.Text;
using Heluo.Engines.Crypto;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Crypto;

public sealed class SoftwareKeyStoreTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "heluo-keys-" + Guid.NewGuid().ToString("N"));

    [Fact]
    public void Open_Again_HoldsTheSameKey()
    {
        Sm2PublicKey key;
        using (var store = Open()) key = store.Generate("office-seal");
        using var again = Open();

        again.Labels.ShouldBe(["office-seal"]);
        key.Verify("m"u8, new SigningKey(again, "office-seal").Sign("m"u8)).ShouldBeTrue();
        Encoding.UTF8.GetString(again.Decrypt("office-seal", key.Encrypt("会话密钥"u8))).ShouldBe("会话密钥");
    }

    [Fact]
    public void Open_WrongPassphrase_IsRefusedWithoutRepeatingIt()
    {
        Open().Dispose();

        Should.Throw<CryptographicException>(() => SoftwareKeyStore.Open(folder, "wrong-words", 1000)).Message.ShouldNotContain("wrong");
    }

    [Fact]
    public void SignDigest_KeyFileMovedToAnotherLabel_IsRefused()
    {
        using (var store = Open()) store.Generate("one");
        File.Copy(Path.Combine(folder, "one.key"), Path.Combine(folder, "two.key"));
        using var again = Open();

        Should.Throw<CryptographicException>(() => again.SignDigest("two", new byte[32]));
    }

    [Fact]
    public void Files_OnDisk_DoNotHoldTheScalarAndAreTheOwnersAlone()
    {
        var scalar = RandomNumberGenerator.GetBytes(32);
        scalar[0] = 1;
        using (var store = Open()) store.Import("k", scalar);
        foreach (var file in Directory.GetFiles(folder))
        {
            File.ReadAllBytes(file).AsSpan().IndexOf(scalar).ShouldBe(-1);
            if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Theory]
    [InlineData("../out")]
    [InlineData(".hidden")]
    [InlineData("")]
    [InlineData("名称")]
    public void Generate_LabelThatCouldLeaveTheFolder_IsRefused(string label)
    {
        using var store = Open();
        Should.Throw<ArgumentException>(() => store.Generate(label));
    }

    [Fact]
    public void Generate_LabelTaken_IsRefused()
    {
        using var store = Open();
        store.Generate("a");
        Should.Throw<InvalidOperationException>(() => store.Generate("a"));
        Should.Throw<KeyNotFoundException>(() => store.PublicKey("b"));
    }

    [Fact]
    public void PassphraseKey_KnownAnswer_AgreesWithASecondImplementation()
    {
        var derived = new byte[40];
        PassphraseKey.Derive("口令 password", "salt-salt"u8, 1234, derived);
        var second = new Org.BouncyCastle.Crypto.Generators.Pkcs5S2ParametersGenerator(new Org.BouncyCastle.Crypto.Digests.SM3Digest());
        second.Init(Encoding.UTF8.GetBytes("口令 password"), "salt-salt"u8.ToArray(), 1234);

        derived.ShouldBe(((Org.BouncyCastle.Crypto.Parameters.KeyParameter)second.GenerateDerivedMacParameters(320)).GetKey());
    }

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private SoftwareKeyStore Open() => SoftwareKeyStore.Open(folder, "correct horse", 1000);
}
