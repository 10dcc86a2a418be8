namespace Heluo.Engines.Crypto;

/// <summary>Numbers of PKCS#11 (OASIS PKCS #11 v2.40) that are used here.</summary>
internal static class Pkcs11Constants
{
    public const nuint Ok = 0;
    public const nuint AlreadyInitialised = 0x191;
    public const nuint UserAlreadyLoggedIn = 0x100;

    public const nuint OsLocking = 2;
    public const nuint ReadWriteSession = 2;
    public const nuint SerialSession = 4;
    public const nuint User = 1;

    public const nuint PublicKey = 2;
    public const nuint PrivateKey = 3;

    public const nuint Class = 0x000;
    public const nuint Token = 0x001;
    public const nuint Private = 0x002;
    public const nuint Label = 0x003;
    public const nuint Id = 0x102;
    public const nuint Sensitive = 0x103;
    public const nuint Decrypt = 0x105;
    public const nuint Sign = 0x108;
    public const nuint Verify = 0x10a;
    public const nuint Extractable = 0x162;
    public const nuint EcParameters = 0x180;
    public const nuint EcPoint = 0x181;
}
