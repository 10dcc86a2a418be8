/** Sent to the window just before a page whose session ran out is left. */
export const leaving = 'heluo:leaving';

const key = 'heluo.seen';
const notice = 2 * 60_000;

/** The server was just asked something with the session: the quiet time begins anew, in every window. */
export function seen(): void {
  localStorage.setItem(key, String(Date.now()));
}

/** Asks whether somebody is still there before the session ends; when nobody answers, what was typed is kept and the page leads to signing in. */
export function stillHere(): void {
  const dialog = document.getElementById('still-here');
  if (!(dialog instanceof HTMLDialogElement)) return;
  const quiet = Number(dialog.dataset.quiet) * 1000;
  seen();
  dialog.addEventListener('cancel', event => { event.preventDefault(); void stay(); });
  dialog.querySelector('[data-stay]')?.addEventListener('click', () => void stay());
  const timer = window.setInterval(() => {
    const left = quiet - (Date.now() - Number(localStorage.getItem(key) ?? 0));
    if (left <= 0) leave();
    else if (left > Math.min(notice, quiet / 2)) dialog.close();
    else if (!dialog.open) dialog.showModal();
  }, 1000);

  async function stay(): Promise<void> {
    try {
      const answer = await fetch('/account/here');
      if (!answer.ok) return leave();
      seen();
    } catch {
      // offline: the question stays and may be answered again
      return;
    }
    if (dialog instanceof HTMLDialogElement) dialog.close();
  }

  function leave(): void {
    window.clearInterval(timer);
    window.dispatchEvent(new Event(leaving));
    if (dialog instanceof HTMLDialogElement) location.assign(dialog.dataset.leave ?? '/sign-in');
  }
}
