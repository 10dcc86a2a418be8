namespace Heluo.Engines.Decisions.Feel.Evaluation;

/// <summary>What kind a value is, in words for people.</summary>
internal static class TypeNames
{
    public static string Of(object? value) => value switch
    {
        null => "空值",
        bool => "真假值",
        decimal or Decimal34 => "数字",
        string => "文字",
        FeelDate => "日期",
        FeelTime => "时间",
        FeelDateTime => "日期时间",
        DayTimeDuration => "天时长",
        YearMonthDuration => "年月时长",
        FeelRange => "区间",
        FeelFunction => "函数",
        IReadOnlyDictionary<string, object?> => "上下文",
        _ => "列表",
    };
}
