namespace Heluo.Web;

/// <summary>The words of the shell and of the components; what a module says stays in that module.</summary>
internal static class WebText
{
    public const string PublicName = "河洛政务服务";
    public const string SkipToMain = "跳到主要内容";
    public const string SearchPlaceholder = "搜事项，如：出生登记";
    public const string Search = "搜索";
    public const string SearchWhole = "搜索事项和办事指南";
    public const string ElderOn = "长辈版";
    public const string ElderOff = "标准版";
    public const string ReadAloud = "朗读";
    public const string StopReading = "停止朗读";
    public const string SignIn = "登录";
    public const string SignOut = "退出";
    public const string MainMenu = "主要栏目";
    public const string ChangePlace = "切换城市";
    public const string AccountMenu = "版本与账户";
    public const string FootMenu = "页脚链接";
    public const string HelpPhone = "政务服务便民热线";
    public const string CallForHelp = "有困难，打";
    public const string Back = "返回上一步";
    public const string Optional = "（选填）";
    public const string Change = "修改";
    public const string ErrorTitle = "有几处需要改一下";
    public const string NextPage = "下一页";
    public const string FirstPage = "回到第一页";
    public const string Close = "关闭";
    public const string Print = "打印";
    public const string ChooseColumns = "选择列";
    public const string RemoveFilter = "去掉筛选：";
    public const string ClearFilters = "清除全部";
    public const string Year = "年";
    public const string Month = "月";
    public const string Day = "日";
    public const string Yuan = "元";
    public const string Delete = "删除";
    public const string ChooseFile = "选择文件";
    public const string Uploaded = "已上传";
    public const string HandedIn = "原来交的";
    public const string Here = "当前位置";
    public const string Progress = "办理进度";
    public const string StepPast = "已完成：";
    public const string StepNow = "当前：";
    public const string PleaseChoose = "请选择";
    public const string Paused = "已暂停计时";
    public const string DueToday = "今天到期";
    public const string KeysTitle = "键盘快捷键";
    public const string KeysShort = "快捷键";
    public const string KeysOn = "使用单键快捷键";
    public const string WorkList = "办件列表";
    public const string Scrollable = "表格，可左右滚动";
    public const string ScanToVerify = "扫码核验";
    public const string TickAll = "全选本页";
    public const string ErrorPrefix = "错误：";
}
