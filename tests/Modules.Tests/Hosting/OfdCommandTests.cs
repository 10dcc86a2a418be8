using System.IO.Compression;
using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Ofd;
using Heluo.Host;
using Heluo.Host.Commands;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Hosting;

/// <summary>The verbs of trust from end to end: a demonstration authority, a seal, a sealed file, its verification.</summary>
public sealed class OfdCommandTests : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("heluo-").FullName;

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Verify_SignedOnTheCommandLine_IsValid_ChangedIsNot_NonsenseIsUnreadable()
    {
        var page = new LaidOutPage(210, 297, [new Shape(PathData.Rectangle(20, 20, 50, 20)) { Stroke = Color.Black }]);
        File.WriteAllBytes(At("plain.ofd"), OfdWriter.ToBytes(new LaidOutDocument { Pages = [page] }));

        (await Run(new CaCommand(), "demo", At("ca"))).ShouldBe(0);
        (await Run(new SealCommand(), "make", "--name", "河南省某某局", "--kind", "personal", "--ca", At("ca"), "--out", At("seal.esl"))).ShouldBe(0);
        (await Run(new SealCommand(), "show", At("seal.esl"), "--trust", At("ca"))).ShouldBe(0);
        (await Run(new OfdCommand(), "sign", At("plain.ofd"), "--seal", At("seal.esl"), "--key", At("ca/keys/signer.key"), "--out", At("signed.ofd"))).ShouldBe(0);
        (await Run(new OfdCommand(), "verify", At("signed.ofd"), "--trust", At("ca"))).ShouldBe(0);
        (await Run(new OfdCommand(), "verify", At("signed.ofd"), "--json")).ShouldBe(0);
        (await Run(new OfdCommand(), "verify", At("plain.ofd"))).ShouldBe(1);
        (await Run(new OfdCommand(), "render", At("signed.ofd"), "--out", At("pages"), "--dpi", "50")).ShouldBe(0);
        File.Exists(At("pages/signed-1.png")).ShouldBeTrue();

        File.Copy(At("signed.ofd"), At("changed.ofd"));
        using (var zip = ZipFile.Open(At("changed.ofd"), ZipArchiveMode.Update))
        {
            using var stream = zip.GetEntry("Doc_0/Pages/Page_0/Content.xml")!.Open();
            stream.Seek(-1, SeekOrigin.End);
            stream.WriteByte((byte)' ');
        }

        (await Run(new OfdCommand(), "verify", At("changed.ofd"), "--trust", At("ca"), "--json")).ShouldBe(1);
        File.WriteAllText(At("nonsense.ofd"), "nonsense");
        (await Run(new OfdCommand(), "verify", At("nonsense.ofd"), "--json")).ShouldBe(2);
        (await Run(new OfdCommand(), "verify", At("absent.ofd"))).ShouldBe(2);
    }

    [Fact]
    public async Task Demo_FolderThatHasKeys_IsLeftAlone()
    {
        (await Run(new CaCommand(), "demo", At("ca"))).ShouldBe(0);
        var before = File.ReadAllBytes(At("ca/keys/root.key"));

        (await Run(new CaCommand(), "demo", At("ca"))).ShouldBe(2);
        File.ReadAllBytes(At("ca/keys/root.key")).ShouldBe(before);
    }

    private static Task<int> Run(ICommand command, params string[] arguments) => command.RunAsync(arguments);

    private string At(string path) => Path.Combine(_folder, path);
}
