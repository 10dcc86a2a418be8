using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Heluo.Engines.Forms;
using Heluo.Platform.Items.Contracts;
using Heluo.TestSupport;
using Shouldly;

namespace Heluo.Modules.Tests.Portal;

/// <summary>Applies for an item page by page, as somebody would who answers something plausible and mends what is refused.</summary>
internal sealed class Walker(Browser browser, Item item, FormDefinition form, int seed)
{
    private const int MostTries = 400;
    private readonly Guesses _guesses = new(new Random(seed));
    private readonly Random _random = new(seed);
    private readonly DateOnly _today = DateOnly.FromDateTime(DateTime.UtcNow);

    /// <summary>Chooses among the options of a situation; by default the first.</summary>
    public Func<IReadOnlyList<string>, string> Choose { get; init; } = options => options[0];

    /// <summary>Pages seen, in order.</summary>
    public List<string> Seen { get; } = [];

    public async Task<Page> WalkAsync(string place)
    {
        var page = await browser.GetAsync($"/apply/{item.Key}?place={place}");
        page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
        return await ContinueAsync(await browser.SendAsync(page.Form("/apply/" + item.Key)));
    }

    /// <summary>Goes on from a page of the journey to its end.</summary>
    public async Task<Page> ContinueAsync(Page page)
    {
        for (var steps = 0; steps < 80; steps++)
        {
            Seen.Add(page.Path);
            if (page.Path.EndsWith("/done", StringComparison.Ordinal) || page.Path.StartsWith("/work/intake/", StringComparison.Ordinal)) return page;
            var before = page.Path;
            page = await StepAsync(page);
            if (page.Status != HttpStatusCode.OK && page.Path == before) throw new InvalidOperationException($"{item.Key} {page.Address} {page.Status}: {string.Join(" | ", page.Errors.Select(e => e.Message))}{(page.Errors.Count == 0 ? page.Text : "")}");
        }

        throw new InvalidOperationException($"{item.Key} leads nowhere: {string.Join(" → ", Seen)}");
    }

    private async Task<Page> StepAsync(Page page)
    {
        var path = page.Path;
        if (path.Contains("/situation/", StringComparison.Ordinal)) return await browser.SendAsync(page.Form(path), ("answer", Choose(page.Form(path).Controls.Single(c => c.Name == "answer").Options)));
        if (path.Contains("/form/", StringComparison.Ordinal)) return await FillAsync(page);
        if (path.EndsWith("/materials", StringComparison.Ordinal)) return await UploadNextAsync(page);
        if (path.Contains("/materials/", StringComparison.Ordinal)) return await UploadAsync(page);
        var check = await browser.SendAsync(page.Form("/submit"), ("truth", "true"), ("later", "true"));
        return check;
    }

    private async Task<Page> UploadNextAsync(Page page)
    {
        var next = await browser.SendAsync(page.Form("/materials"));
        return next.Errors.Count == 0 ? next : await browser.GetAsync(next.Errors[0].Anchor);
    }

    private async Task<Page> UploadAsync(Page page)
    {
        var material = item.Elements.Materials.First(m => m.Id == page.Path.Split('/')[^1]);
        return await browser.SendAsync(page.Form(page.Path), [], [("file", "材料." + material.Formats[0], Content(material.Formats[0]))]);
    }

    /// <summary>Fills what is empty, then changes what the page complains about until it leads on.</summary>
    private async Task<Page> FillAsync(Page page)
    {
        var path = page.Path;
        for (var tries = 0; tries < MostTries && page.Path == path; tries++)
        {
            var refused = page.Errors.Select(e => e.Anchor.Split('#')[^1]).ToHashSet();
            page = await browser.SendAsync(page.Form(path), Changes(page.Form(path), refused, tries).ToList(), Files(page.Form(path)));
            if ((int)page.Status >= 500 || page.Status == HttpStatusCode.BadRequest) return page;
        }

        return page;
    }

    private IEnumerable<(string, string?)> Changes(PageForm page, HashSet<string> refused, int tries)
    {
        HashSet<string> numbers = [];
        var shaken = tries > 12 && _random.Next(3) == 0; // the fault may lie in a field beside the one named
        foreach (var control in page.Controls.Where(c => c.Kind is not ("button" or "hidden" or "file") && c.Name[0] != '_' && !Regex.IsMatch(c.Name, "\\.(month|day)$")))
        {
            var name = Regex.Replace(control.Name, "\\.(year|month|day|typed)$", "");
            if (Find(name) is not { } field) continue;
            var present = page.Values.Any(v => v.Name == control.Name && v.Value.Length > 0);
            var wrong = refused.Contains(Anchor(name)) || refused.Contains(Anchor(name.Split('[')[0])) || (shaken && _random.Next(4) == 0);
            if (present && !wrong) continue;
            if (field.Prefill.Split('.') is [var number, "birthDate" or "sex"] && page.Controls.Any(c => c.Name == number))
            {
                // it follows the number beside it; where it is refused the number may be the fault
                if (numbers.Contains(number) || !wrong && page.Values.Any(v => v.Name == number && v.Value.Length > 0)) continue;
                numbers.Add(number);
                var withNumber = _random.Next(2) == 0;
                yield return (number, withNumber ? _guesses.Of(Find(number)!, page.Controls.First(c => c.Name == number), false) : "");
                if (withNumber) foreach (var part in page.Controls.Where(c => c.Name == name || c.Name.StartsWith(name + ".", StringComparison.Ordinal)).Select(c => c.Name).Distinct()) yield return (part, null);
                else foreach (var change in Fill(field, control, name, false)) yield return change;
                continue;
            }

            foreach (var change in Fill(field, control, name, !present)) yield return change;
        }

        foreach (var level in page.Controls.Where(c => c.Name.StartsWith("_level:", StringComparison.Ordinal) && c.Options.Count > 0))
            if (!page.Values.Any(v => v.Name == level.Name && v.Value.Length > 0)) yield return (level.Name, level.Options[0]);
    }

    private IEnumerable<(string, string?)> Fill(FormField field, Control control, string name, bool first)
    {
        if (field.Kind != FieldKind.Date)
        {
            yield return (control.Name, _guesses.Of(field, control, first));
            yield break;
        }

        var day = _guesses.Day(_today, first && field.Min.Length == 0);
        if (control.Name == name) yield return (name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        else
        {
            yield return (name + ".year", $"{day.Year}");
            yield return (name + ".month", $"{day.Month}");
            yield return (name + ".day", $"{day.Day}");
        }
    }

    private static List<(string, string, byte[])> Files(PageForm page) =>
        [.. page.Controls.Where(c => c.Kind == "file" && !page.Values.Any(v => v.Name == c.Name + ".stored")).Select(c => (c.Name, "照片.jpg", Content("jpg")))];

    private FormField? Find(string path)
    {
        IReadOnlyList<FormField> fields = [.. form.Schema.Groups.SelectMany(g => g.Fields)];
        FormField? found = null;
        foreach (var step in path.Split('.'))
        {
            found = fields.FirstOrDefault(f => f.Id == step.Split('[')[0]);
            if (found is null) return null;
            fields = found.Fields;
        }

        return found;
    }

    private static string Anchor(string path) => "f-" + string.Concat(path.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    /// <summary>The smallest file of a kind.</summary>
    public static byte[] Content(string format) => format switch
    {
        "jpg" => [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8, 0, 0xFF, 0xD9],
        "png" => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0],
        "docx" => Encoding.ASCII.GetBytes("PK\u0003\u0004......word/document.xml"),
        "xlsx" => Encoding.ASCII.GetBytes("PK\u0003\u0004......xl/workbook.xml"),
        _ => SamplePdf.Whole,
    };
}
