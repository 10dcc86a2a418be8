import { afterQuiet, all, announce, tokenOf } from './dom';
import { signatures } from './sign';
import { uploads } from './upload';

/** Asks the server anew which fields are to be shown when an answer changes; what one is typing in stays as it is. Without script saving does the same. */
export function live(): void {
  for (const form of all<HTMLFormElement>('form[data-live]')) {
    const refresh = afterQuiet(60, () => void ask(form));
    form.addEventListener('change', refresh);
  }
}

async function ask(form: HTMLFormElement): Promise<void> {
  const words = new FormData(form);
  for (const [name, value] of [...words]) if (value instanceof File) words.delete(name);
  try {
    const answer = await fetch(form.dataset.live ?? '', { method: 'POST', body: words, headers: tokenOf(form) });
    if (answer.ok) show(form, await answer.text());
  } catch {
    // Saving the page shows the right fields as well.
  }
}

function show(form: HTMLFormElement, html: string): void {
  const shown = form.querySelector('[data-live-fields]');
  const next = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-live-fields]');
  if (!shown || !next) return;
  const known = new Map(all('[data-field]', shown).filter(block => block.parentElement === shown).map(block => [block.dataset.field, block]));
  const focused = document.activeElement?.id ?? '';
  let added = 0;
  const blocks = all('[data-field]', next).filter(block => block.parentElement === next).map(block => {
    const old = known.get(block.dataset.field);
    if (!old) added++;
    return old && old.dataset.mark === block.dataset.mark ? old : block;
  });
  const same = blocks.length === shown.children.length && blocks.every((block, i) => block === shown.children[i]);
  if (same) return;
  shown.replaceChildren(...blocks);
  uploads(shown);
  signatures(shown);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  if (added > 0) announce(`又多了 ${added} 项要填`);
}
