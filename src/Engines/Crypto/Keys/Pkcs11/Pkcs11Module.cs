using System.Runtime.InteropServices;
using System.Security.Cryptography;
using static Heluo.Engines.Crypto.Pkcs11Constants;

namespace Heluo.Engines.Crypto;

/// <summary>An attribute in a call (CK_ATTRIBUTE) on systems where CK_ULONG is as wide as a pointer.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Pkcs11Attribute
{
    public nuint Type;
    public nint Value;
    public nuint Length;
}

/// <summary>A mechanism in a call (CK_MECHANISM).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Pkcs11Mechanism
{
    public nuint Type;
    public nint Parameter;
    public nuint Length;
}

/// <summary>A loaded PKCS#11 library: its function table and the calls used here. Not for Windows, whose libraries pack structures otherwise.</summary>
internal sealed unsafe class Pkcs11Module
{
    private const int GetSlotListAt = 4, GetTokenInfoAt = 6, OpenSessionAt = 12, CloseSessionAt = 13, LoginAt = 18, GetAttributeAt = 24;
    private const int FindInitAt = 26, FindAt = 27, FindFinalAt = 28, DecryptInitAt = 33, DecryptAt = 34, SignInitAt = 42, SignAt = 43, GenerateKeyPairAt = 59;
    private const int TokenInfoBytes = 512;
    private const int LabelBytes = 32;

    private readonly nint* functions;

    /// <exception cref="CryptographicException">The library cannot be loaded or does not start.</exception>
    public Pkcs11Module(string path)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("PKCS#11 接口不支持 Windows");
        if (!NativeLibrary.TryLoad(path, out var library) || !NativeLibrary.TryGetExport(library, "C_GetFunctionList", out var export))
            throw new CryptographicException($"不是 PKCS#11 模块：{path}");
        nint* list;
        Check(((delegate* unmanaged<nint**, nuint>)export)(&list), "取接口");
        functions = list + 1;
        var arguments = stackalloc nint[6] { 0, 0, 0, 0, (nint)OsLocking, 0 };
        var started = ((delegate* unmanaged<nint*, nuint>)functions[0])(arguments);
        if (started != AlreadyInitialised) Check(started, "启动");
    }

    /// <summary>The slot whose token bears a label.</summary>
    public nuint SlotOf(string label)
    {
        nuint count;
        Check(((delegate* unmanaged<byte, nuint*, nuint*, nuint>)functions[GetSlotListAt])(1, null, &count), "列出卡槽");
        var slots = new nuint[count];
        fixed (nuint* first = slots) Check(((delegate* unmanaged<byte, nuint*, nuint*, nuint>)functions[GetSlotListAt])(1, first, &count), "列出卡槽");
        var info = stackalloc byte[TokenInfoBytes];
        foreach (var slot in slots)
        {
            var got = ((delegate* unmanaged<nuint, byte*, nuint>)functions[GetTokenInfoAt])(slot, info);
            if (got == Ok && System.Text.Encoding.UTF8.GetString(info, LabelBytes).TrimEnd() == label) return slot;
        }

        throw new CryptographicException($"没有名为“{label}”的密码设备");
    }

    public nuint OpenSession(nuint slot)
    {
        nuint session;
        Check(((delegate* unmanaged<nuint, nuint, nint, nint, nuint*, nuint>)functions[OpenSessionAt])(slot, SerialSession | ReadWriteSession, 0, 0, &session), "打开会话");
        return session;
    }

    public void CloseSession(nuint session) => ((delegate* unmanaged<nuint, nuint>)functions[CloseSessionAt])(session);

    public void Login(nuint session, ReadOnlySpan<byte> pin)
    {
        fixed (byte* first = pin)
        {
            var result = ((delegate* unmanaged<nuint, nuint, byte*, nuint, nuint>)functions[LoginAt])(session, User, first, (nuint)pin.Length);
            if (result != UserAlreadyLoggedIn) Check(result, "登录");
        }
    }

    public nuint[] Find(nuint session, ReadOnlySpan<Pkcs11Attribute> template)
    {
        fixed (Pkcs11Attribute* first = template)
            Check(((delegate* unmanaged<nuint, Pkcs11Attribute*, nuint, nuint>)functions[FindInitAt])(session, first, (nuint)template.Length), "查找密钥");
        var found = new List<nuint>();
        var batch = stackalloc nuint[64];
        nuint count;
        do
        {
            Check(((delegate* unmanaged<nuint, nuint*, nuint, nuint*, nuint>)functions[FindAt])(session, batch, 64, &count), "查找密钥");
            for (nuint i = 0; i < count; i++) found.Add(batch[i]);
        }
        while (count > 0);
        Check(((delegate* unmanaged<nuint, nuint>)functions[FindFinalAt])(session), "查找密钥");
        return [.. found];
    }

    public byte[] Attribute(nuint session, nuint handle, nuint type)
    {
        var wanted = new Pkcs11Attribute { Type = type };
        var call = (delegate* unmanaged<nuint, nuint, Pkcs11Attribute*, nuint, nuint>)functions[GetAttributeAt];
        Check(call(session, handle, &wanted, 1), "读取密钥属性");
        var value = new byte[wanted.Length];
        fixed (byte* first = value)
        {
            wanted.Value = (nint)first;
            Check(call(session, handle, &wanted, 1), "读取密钥属性");
        }

        return value;
    }

    public void GenerateKeyPair(nuint session, nuint mechanism, ReadOnlySpan<Pkcs11Attribute> open, ReadOnlySpan<Pkcs11Attribute> closed)
    {
        var how = new Pkcs11Mechanism { Type = mechanism };
        nuint publicKey, privateKey;
        fixed (Pkcs11Attribute* one = open, other = closed)
        {
            Check(((delegate* unmanaged<nuint, Pkcs11Mechanism*, Pkcs11Attribute*, nuint, Pkcs11Attribute*, nuint, nuint*, nuint*, nuint>)functions[GenerateKeyPairAt])(
                session, &how, one, (nuint)open.Length, other, (nuint)closed.Length, &publicKey, &privateKey), "生成密钥");
        }
    }

    public byte[] Sign(nuint session, nuint mechanism, nuint key, ReadOnlySpan<byte> data) => Run(session, mechanism, key, data, SignInitAt, SignAt, "签名");

    public byte[] Decrypt(nuint session, nuint mechanism, nuint key, ReadOnlySpan<byte> data) => Run(session, mechanism, key, data, DecryptInitAt, DecryptAt, "解密");

    private byte[] Run(nuint session, nuint mechanism, nuint key, ReadOnlySpan<byte> data, int start, int finish, string what)
    {
        var how = new Pkcs11Mechanism { Type = mechanism };
        Check(((delegate* unmanaged<nuint, Pkcs11Mechanism*, nuint, nuint>)functions[start])(session, &how, key), what);
        var result = new byte[data.Length + 512];
        var length = (nuint)result.Length;
        fixed (byte* source = data, target = result)
            Check(((delegate* unmanaged<nuint, byte*, nuint, byte*, nuint*, nuint>)functions[finish])(session, source, (nuint)data.Length, target, &length), what);
        var exact = result.AsSpan(0, (int)length).ToArray();
        CryptographicZero.Clear(result);
        return exact;
    }

    private static void Check(nuint result, string what)
    {
        if (result != Ok) throw new CryptographicException($"密码设备{what}失败（0x{result:x8}）");
    }
}
