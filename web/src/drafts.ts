import { afterQuiet, all, tokenOf } from './dom';
import { leaving, seen } from './here';

/** Saves what is typed as a draft, and asks before a page with unsaved words is left. */
export function drafts(): void {
  for (const form of all<HTMLFormElement>('form[data-autosave], form[data-guard]')) attach(form);
  for (const form of all<HTMLFormElement>('main form[method="post"]:not([data-autosave])')) keepAcross(form);
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
      if (answer.status === 401) {
        if (status) status.textContent = '登录已经到期，草稿没有保存。请在另一个窗口登录，再改动一下';
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      seen();
      if (saving === edits) unsaved = false;
      if (status) status.textContent = `草稿已保存 ${new Date().toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' })}`;
    } catch {
      if (status) status.textContent = '网络不通，草稿还没保存，联网后会再试';
      window.addEventListener('online', save, { once: true });
    }
  });

  form.addEventListener('input', () => { unsaved = true; edits++; save(); });
  form.addEventListener('submit', () => { unsaved = false; });
  window.addEventListener(leaving, () => { unsaved = false; });
  window.addEventListener('beforeunload', event => { if (unsaved) event.preventDefault(); });
}

/** A form that has no draft keeps its words in the browser when the session runs out, and shows them again after signing in. */
function keepAcross(form: HTMLFormElement): void {
  const key = `heluo.kept:${location.pathname}:${form.getAttribute('action') ?? ''}`;
  const kept = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  if (kept) for (const [name, value] of JSON.parse(kept) as [string, string][]) put(form, name, value);
  window.addEventListener(leaving, () => {
    const words = [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && value && !name.startsWith('__') && !form.querySelector(`input[type="password"][name="${CSS.escape(name)}"]`));
    sessionStorage.setItem(key, JSON.stringify(words));
  });
}

function put(form: HTMLFormElement, name: string, value: string): void {
  for (const field of all<HTMLInputElement>(`[name="${CSS.escape(name)}"]`, form)) {
    if (field.type === 'hidden' || field.type === 'file') continue;
    if (field.type === 'radio' || field.type === 'checkbox') field.checked ||= field.value === value;
    else field.value = value;
  }
}
