namespace Heluo.Fuzz;

/// <summary>Changes inputs at random: bits, bytes, lengths, pieces cut out, doubled, moved, taken from other inputs.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly byte[] Telling = [0, 1, 0x7f, 0x80, 0x81, 0x82, 0x84, 0xff, 0x30, 0x31, 0xa0, 0x02, 0x03, 0x04, 0x05, 0x06, (byte)'<', (byte)'>', (byte)'"', (byte)'/', (byte)'&'];
    private readonly Random _random = new(seed);

    public byte[] Change(byte[] input, IReadOnlyList<byte[]> others)
    {
        var data = new List<byte>(input);
        for (var times = _random.Next(1, 5); times > 0; times--) Once(data, others);
        return [.. data];
    }

    private void Once(List<byte> data, IReadOnlyList<byte[]> others)
    {
        var at = data.Count == 0 ? 0 : _random.Next(data.Count);
        var length = Math.Min(_random.Next(1, 40), data.Count - at);
        switch (_random.Next(8))
        {
            case 0 when data.Count > 0: data[at] ^= (byte)(1 << _random.Next(8)); break;
            case 1 when data.Count > 0: data[at] = Telling[_random.Next(Telling.Length)]; break;
            case 2 when data.Count > 0: data[at] += (byte)_random.Next(-3, 4); break;
            case 3: data.RemoveRange(at, length); break;
            case 4: data.InsertRange(at, data.GetRange(at, length)); break;
            case 5: data.Insert(at, Telling[_random.Next(Telling.Length)]); break;
            case 6: data.RemoveRange(at, data.Count - at); break;
            default:
                var other = others[_random.Next(others.Count)];
                if (other.Length == 0) break;
                var from = _random.Next(other.Length);
                data.InsertRange(at, other.AsSpan(from, Math.Min(_random.Next(1, 60), other.Length - from)).ToArray());
                break;
        }
    }
}
