using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using static Heluo.Engines.Crypto.Pkcs11Constants;

namespace Heluo.Engines.Crypto;

/// <summary>A logged-in session with one token: elliptic-curve keys by label, any curve. One call at a time.</summary>
internal sealed class Pkcs11Token : IDisposable
{
    private readonly Lock calling = new();
    private readonly Pkcs11Module module;
    private readonly nuint session;

    public Pkcs11Token(string library, string tokenLabel, ReadOnlySpan<char> pin)
    {
        module = new Pkcs11Module(library);
        session = module.OpenSession(module.SlotOf(tokenLabel));
        var octets = GC.AllocateArray<byte>(Encoding.UTF8.GetMaxByteCount(pin.Length), pinned: true);
        try
        {
            module.Login(session, octets.AsSpan(0, Encoding.UTF8.GetBytes(pin, octets)));
        }
        finally
        {
            CryptographicZero.Clear(octets);
        }
    }

    /// <summary>Labels of the private keys.</summary>
    public IReadOnlyList<string> Labels()
    {
        lock (calling) return [.. Handles(PrivateKey, null).Select(handle => Encoding.UTF8.GetString(module.Attribute(session, handle, Label))).Order(StringComparer.Ordinal)];
    }

    /// <summary>Draws a key pair that cannot leave the token.</summary>
    public void Generate(string label, string curveOid, nuint mechanism)
    {
        using var open = new Template();
        using var closed = new Template();
        byte[] name = Encoding.UTF8.GetBytes(label), yes = [1], no = [0];
        open.Add(Token, yes).Add(Label, name).Add(Id, name).Add(EcParameters, Der.ObjectIdentifier(curveOid)).Add(Verify, yes);
        closed.Add(Token, yes).Add(Private, yes).Add(Label, name).Add(Id, name).Add(Sensitive, yes).Add(Extractable, no).Add(Pkcs11Constants.Sign, yes);
        lock (calling)
        {
            if (Handles(PrivateKey, label).Length > 0) throw new InvalidOperationException($"密钥标签“{label}”已存在");
            module.GenerateKeyPair(session, mechanism, open.Attributes, closed.Attributes);
        }
    }

    /// <summary>The public point, 04 ‖ X ‖ Y; by the standard it is wrapped in an OCTET STRING, some tokens leave that out.</summary>
    public byte[] Point(string label)
    {
        lock (calling)
        {
            var value = module.Attribute(session, Handle(PublicKey, label), EcPoint);
            return value.Length > 2 && value[0] == DerTag.OctetString && value[1] == value.Length - 2 ? value[2..] : value;
        }
    }

    public byte[] Sign(string label, nuint mechanism, ReadOnlySpan<byte> data)
    {
        lock (calling) return module.Sign(session, mechanism, Handle(PrivateKey, label), data);
    }

    public byte[] Decrypt(string label, nuint mechanism, ReadOnlySpan<byte> data)
    {
        lock (calling) return module.Decrypt(session, mechanism, Handle(PrivateKey, label), data);
    }

    public void Dispose() => module.CloseSession(session);

    private nuint Handle(nuint kind, string label) =>
        Handles(kind, label) is [var handle, ..] ? handle : throw new KeyNotFoundException($"没有标签为“{label}”的密钥");

    private nuint[] Handles(nuint kind, string? label)
    {
        using var template = new Template();
        template.Add(Class, BitConverter.GetBytes((ulong)kind));
        if (label is not null) template.Add(Label, Encoding.UTF8.GetBytes(label));
        return module.Find(session, template.Attributes);
    }

    /// <summary>Attributes whose values stay in place until the call is over.</summary>
    private sealed class Template : IDisposable
    {
        private readonly List<Pkcs11Attribute> attributes = [];
        private readonly List<GCHandle> pins = [];

        public ReadOnlySpan<Pkcs11Attribute> Attributes => CollectionsMarshal.AsSpan(attributes);

        public Template Add(nuint type, byte[] value)
        {
            var pin = GCHandle.Alloc(value, GCHandleType.Pinned);
            pins.Add(pin);
            attributes.Add(new Pkcs11Attribute { Type = type, Value = pin.AddrOfPinnedObject(), Length = (nuint)value.Length });
            return this;
        }

        public void Dispose()
        {
            foreach (var pin in pins) pin.Free();
        }
    }
}
