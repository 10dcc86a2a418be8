using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;

namespace Heluo.Modules.Tests.Hosting;

/// <summary>Requests that tests make again and again.</summary>
internal static class HttpSteps
{
    /// <summary>Posts JSON; the answer must be a success.</summary>
    public static async Task<JsonElement> PostOkAsync(this HttpClient client, string path, object? body = null)
    {
        using var response = await client.PostAsJsonAsync(path, body ?? new { });
        var text = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue($"{path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Posts JSON; the answer must be a refusal with this code.</summary>
    public static async Task<JsonElement> PostRefusedAsync(this HttpClient client, string path, object? body, string code)
    {
        using var response = await client.PostAsJsonAsync(path, body ?? new { });
        var text = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeFalse($"{path} should be refused: {text}");
        var problem = JsonDocument.Parse(text).RootElement;
        problem.GetProperty("code").GetString().ShouldBe(code, text);
        return problem;
    }

    /// <summary>Posts a form as a browser does; yields status, address it leads to, and the page.</summary>
    public static async Task<(int Status, string To, string Page)> PostFormAsync(this HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var response = await client.PostAsync(path, form);
        return ((int)response.StatusCode, response.Headers.Location?.ToString() ?? "", await response.Content.ReadAsStringAsync());
    }

    /// <summary>The client as somebody who has opened a page with a form: it carries the form's field and cookie.</summary>
    public static async Task<HttpClient> OnPageAsync(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        var token = System.Text.RegularExpressions.Regex.Match(await response.Content.ReadAsStringAsync(), "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        client.DefaultRequestHeaders.Add("Cookie", response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("heluo.form=", StringComparison.Ordinal)).Split(';')[0]);
        client.DefaultRequestHeaders.Add("RequestVerificationToken", token);
        return client;
    }

    /// <summary>The page at an address; it must be there.</summary>
    public static async Task<string> PageAsync(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(200, $"{path}: {text[..Math.Min(400, text.Length)]}");
        return text;
    }
}
