import { afterQuiet, all, tokenOf } from './dom';

/** Saves what is typed as a draft, and asks before a page with unsaved words is left. */
export function drafts(): void {
  for (const form of all<HTMLFormElement>('form[data-autosave], form[data-guard]')) attach(form);
}

function attach(form: HTMLFormElement): void {
  const address = form.dataset.autosave;
  const status = form.querySelector<HTMLElement>('[data-save-status]');
  let unsaved = false;
  let edits = 0;

  const save = afterQuiet(1200, async () => {
    if (!address || !unsaved) return;
    const saving = edits;
    try {
      const words = new FormData(form);
      for (const [name, value] of [...words]) if (value instanceof File) words.delete(name);
      const answer = await fetch(address, { method: 'POST', body: words, headers: tokenOf(form) });
      if (!answer.ok) throw new Error(String(answer.status));
      if (saving === edits) unsaved = false;
      if (status) status.textContent = `草稿已保存 ${new Date().toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' })}`;
    } catch {
      if (status) status.textContent = '网络不通，草稿还没保存，联网后会再试';
      window.addEventListener('online', save, { once: true });
    }
  });

  form.addEventListener('input', () => { unsaved = true; edits++; save(); });
  form.addEventListener('submit', () => { unsaved = false; });
  window.addEventListener('beforeunload', event => { if (unsaved) event.preventDefault(); });
}
