namespace Heluo.Engines.Process;

/// <summary>When a panel of signers has decided.</summary>
internal static class PanelRules
{
    /// <summary>True or false when it has decided (true also where no agreement is counted), null while it is open.</summary>
    public static bool? Decide(Panel panel, UserTask task, Func<bool> conditionMet)
    {
        var agreed = panel.Count(SeatStatus.Agreed);
        var disagreed = panel.Count(SeatStatus.Disagreed);
        var total = panel.Seats.Length;
        var left = total - agreed - disagreed - panel.Count(SeatStatus.Abstained) - panel.Count(SeatStatus.Done);
        switch (task.Signing)
        {
            case SigningMode.Countersign or SigningMode.Sequential:
                if (disagreed > 0) return false;
                return left == 0 ? agreed > 0 : null;
            case SigningMode.OrSign:
                if (agreed + disagreed > 0) return agreed > 0;
                return left == 0 ? false : null;
            case SigningMode.Vote:
                if (task.Share.IsReached(agreed, total)) return true;
                return left == 0 || !task.Share.IsReached(agreed + left, total) ? false : null;
            default:
                return left == 0 || (left < total && conditionMet()) ? true : null;
        }
    }
}
