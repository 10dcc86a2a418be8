import { all } from './dom';

/** A link with data-dialog opens that dialog in place; without script it leads to the page that asks the same. */
export function dialogs(): void {
  for (const opener of all<HTMLAnchorElement>('a[data-dialog]')) {
    opener.setAttribute('role', 'button');
    opener.addEventListener('keydown', event => { if (event.key === ' ') { event.preventDefault(); opener.click(); } });
    opener.addEventListener('click', event => {
      const dialog = document.getElementById(opener.dataset.dialog ?? '');
      if (!(dialog instanceof HTMLDialogElement)) return;
      event.preventDefault();
      dialog.showModal();
      if (opener.dataset.field) document.getElementById(opener.dataset.field)?.focus();
    });
  }
}

/** Moves the reader to the answer of what was just done: the summary of errors when the page comes back refused, else the words that it is done. */
export function answerFocus(): void {
  const answer = document.querySelector<HTMLElement>('.summary-error') ?? document.querySelector<HTMLElement>(':is(.public main, .journey) .notice[role]');
  if (!answer) return;
  answer.tabIndex = -1;
  answer.focus();
}
