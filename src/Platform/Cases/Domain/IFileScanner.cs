using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Heluo.Platform.Cases.Domain;

internal enum ScanResult
{
    Clean,
    Infected,
    Unavailable,
}

/// <summary>Looks for malicious content in what people upload.</summary>
internal interface IFileScanner
{
    Task<ScanResult> ScanAsync(Stream content, CancellationToken cancellation);
}

/// <summary>clamd over TCP (INSTREAM); configuration <c>Scanner:Clamd</c> = host:port.</summary>
internal sealed class ClamdScanner(IConfiguration configuration) : IFileScanner
{
    public async Task<ScanResult> ScanAsync(Stream content, CancellationToken cancellation)
    {
        try
        {
            var address = configuration["Scanner:Clamd"]!.Split(':');
            using var client = new TcpClient();
            await client.ConnectAsync(address[0], int.Parse(address[1], System.Globalization.CultureInfo.InvariantCulture), cancellation);
            await using var stream = client.GetStream();
            await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellation);
            var buffer = new byte[64 * 1024];
            var length = new byte[4];
            int read;
            while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
            {
                BinaryPrimitives.WriteInt32BigEndian(length, read);
                await stream.WriteAsync(length, cancellation);
                await stream.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            await stream.WriteAsync(new byte[4], cancellation);
            using var reader = new StreamReader(stream, Encoding.ASCII);
            var answer = await reader.ReadToEndAsync(cancellation);
            return answer.Contains("FOUND", StringComparison.Ordinal) ? ScanResult.Infected : answer.Contains("OK", StringComparison.Ordinal) ? ScanResult.Clean : ScanResult.Unavailable;
        }
        catch (Exception exception) when (exception is SocketException or IOException or FormatException)
        {
            return ScanResult.Unavailable;
        }
    }
}

/// <summary>Without a scanner: refuses the harmless EICAR test file, so that the path can be tried.</summary>
internal sealed class EicarScanner : IFileScanner
{
    private static readonly byte[] Eicar = Encoding.ASCII.GetBytes("EICAR-STANDARD-ANTIVIRUS-TEST-FILE");

    public async Task<ScanResult> ScanAsync(Stream content, CancellationToken cancellation)
    {
        var head = new byte[4096];
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        return head.AsSpan(0, read).IndexOf(Eicar) >= 0 ? ScanResult.Infected : ScanResult.Clean;
    }
}
