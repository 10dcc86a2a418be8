using System.Globalization;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;

namespace Heluo.Platform.Items.Domain;

/// <summary>Draft, review, publication: each guard reads as the sentence it answers with.</summary>
internal static class ReviewFlow
{
    private const int LongestNote = 500;

    /// <summary>The draft may be changed now; notes who does.</summary>
    public static Error? Edit(this IReviewed draft, Actor actor, long? expected)
    {
        if (draft.State != VersionState.Draft) return ItemsErrors.NotADraft;
        if (expected is { } seen && seen != draft.Version) return ItemsErrors.ChangedMeanwhile;
        var id = actor.HolderId.ToString(CultureInfo.InvariantCulture);
        if (!draft.Editors.Split(' ').Contains(id)) draft.Editors = $"{draft.Editors} {id}".Trim();
        return null;
    }

    public static Error? Submit(this IReviewed draft, Unit unit, string note)
    {
        if (draft.State != VersionState.Draft) return ItemsErrors.NotADraft;
        if (note.Trim().Length == 0) return ItemsErrors.NoteNeeded;
        if (note.Length > LongestNote) return ItemsErrors.NoteTooLong;
        (draft.State, draft.SubmittedAt, draft.Note) = (VersionState.InReview, unit.Now, note.Trim());
        draft.Version++;
        return null;
    }

    public static Error? Return(this IReviewed draft, Actor actor, string reason)
    {
        if (draft.State != VersionState.InReview) return ItemsErrors.NotInReview;
        if (reason.Trim().Length == 0) return ItemsErrors.ReasonNeeded;
        if (reason.Length > LongestNote) return ItemsErrors.NoteTooLong;
        (draft.State, draft.ReviewerId, draft.ReviewerName, draft.Note) = (VersionState.Draft, actor.HolderId, actor.Name, "退回：" + reason.Trim());
        draft.Version++;
        return null;
    }

    public static Error? Publish(this IReviewed draft, Unit unit)
    {
        if (draft.State != VersionState.InReview) return ItemsErrors.NotInReview;
        if (draft.Editors.Split(' ').Contains(unit.Actor.HolderId.ToString(CultureInfo.InvariantCulture))) return ItemsErrors.OwnDraft;
        (draft.State, draft.ReviewerId, draft.ReviewerName, draft.PublishedAt) = (VersionState.Published, unit.Actor.HolderId, unit.Actor.Name, unit.Now);
        draft.Version++;
        return null;
    }
}
