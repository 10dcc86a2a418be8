using System.Globalization;
using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Kernel.Results;
using Heluo.Web;
using Heluo.Web.Components;
using Microsoft.AspNetCore.Http;

namespace Heluo.Platform.Items.Pages;

/// <summary>What the pages' endpoints share.</summary>
internal static class PageAnswers
{
    /// <summary>Fields at fault of a refusal, for the form.</summary>
    public static FieldErrors Fields(this Error error) => new([.. error.Fields.Select(f => new FieldError(f.Key, f.Value))]);

    /// <summary>The state of a page after a refusal: the sentence stands above, unless fields tell it already.</summary>
    public static PageState Refused(this PageState state, Error error) =>
        state with { Refusal = error.Fields.Count > 0 ? null : error.Article is null ? error.Message : $"{error.Message}（依据：{error.Article}）", Errors = error.Fields() };

    /// <summary>On to an address that says what was done.</summary>
    public static SeeOther On(string address, string? done = null) =>
        new(done is null ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}done={Uri.EscapeDataString(done)}");

    /// <summary>What was done, as the former page said it; only words this module says.</summary>
    public static string? Done(this HttpContext context) => context.Request.Query["done"].ToString() is { Length: > 0 } key && Words.TryGetValue(key, out var words) ? words : null;

    public static DateOnly? Day(this IFormCollection form, string name) =>
        DateOnly.TryParseExact(form[name].ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateParts.Read(form, name).ToDate();

    public static PageState State(this HttpContext context) =>
        new(context.Actor().Can(ItemsPermissions.Edit.Code), context.Actor().Can(ItemsPermissions.Publish.Code), Done: context.Done());

    private static readonly Dictionary<string, string> Words = new()
    {
        ["saved"] = "已保存。", ["submitted"] = "已提交审核。", ["published"] = "已发布。", ["returned"] = "已退回编制人员。", ["discarded"] = "草稿已放弃。", ["standing"] = "事项状态已改变。",
        ["proposed"] = "变更已提出。", ["marked"] = "进度已保存。", ["closed"] = "变更申请已办结。",
    };
}
