import { afterQuiet, all, announce, make } from './dom';

interface Suggestion { text: string; hint?: string; href?: string }

/** Suggestions as one types: an editable combobox with a list box below. */
export function suggestions(): void {
  for (const input of all<HTMLInputElement>('input[data-suggest]')) attach(input, input.dataset.suggest ?? '');
}

function attach(input: HTMLInputElement, address: string): void {
  const list = make('ul', '', { id: `${input.id}-list`, role: 'listbox', 'aria-label': '搜索建议', class: 'suggest' });
  list.hidden = true;
  input.parentElement?.append(list);
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id, autocomplete: 'off' })) input.setAttribute(name, value);

  let found: Suggestion[] = [];
  let active = -1;
  let asked = 0;

  const close = (): void => {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const mark = (index: number): void => {
    active = index;
    [...list.children].forEach((row, i) => row.setAttribute('aria-selected', String(i === index)));
    if (index < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `${list.id}-${index}`);
  };
  const choose = (suggestion: Suggestion): void => {
    close();
    if (suggestion.href) return location.assign(suggestion.href);
    input.value = suggestion.text;
    input.form?.requestSubmit();
  };
  const show = (): void => {
    list.replaceChildren(...found.map((suggestion, i) => {
      const row = make('li', '', { id: `${list.id}-${i}`, role: 'option', 'aria-selected': 'false' });
      row.append(make('span', suggestion.text), make('small', suggestion.hint ?? ''));
      row.addEventListener('pointerdown', event => { event.preventDefault(); choose(suggestion); });
      return row;
    }));
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    mark(-1);
    announce(found.length > 0 ? `有 ${found.length} 条建议，按上下键选择` : '');
  };
  const ask = afterQuiet(150, async () => {
    const question = input.value.trim();
    const mine = ++asked;
    if (question === '') return close();
    try {
      const answer = await fetch(`${address}?q=${encodeURIComponent(question)}`, { headers: { accept: 'application/json' } });
      if (mine !== asked || !answer.ok) return;
      found = await answer.json() as Suggestion[];
      show();
    } catch {
      close(); // The search itself still works; suggestions are only a help.
    }
  });

  input.addEventListener('input', ask);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', event => {
    if (event.isComposing || list.hidden) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      mark((active + step + found.length + (active < 0 && step < 0 ? 1 : 0)) % found.length);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      const suggestion = found[active];
      if (suggestion) choose(suggestion);
    }
  });
}
