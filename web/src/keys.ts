import { all } from './dom';

const memory = 'heluo.keys';

/** Single-key shortcuts of the workbench. They rest while one types, and a person can turn them off in the help (WCAG 2.1.4). */
export function shortcuts(): void {
  const help = document.querySelector<HTMLDialogElement>('dialog[data-keys-help]');
  const choice = help?.querySelector<HTMLInputElement>('input[data-keys-on]');
  if (choice) {
    choice.checked = localStorage.getItem(memory) !== 'off';
    choice.addEventListener('change', () => localStorage.setItem(memory, choice.checked ? 'on' : 'off'));
  }
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    if (document.querySelector('dialog[open]')) return;
    if (event.key !== '?' && localStorage.getItem(memory) === 'off') return;
    if (perform(event.key, help)) event.preventDefault();
  });
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]') !== null;
}

function perform(key: string, help: HTMLDialogElement | null): boolean {
  switch (key) {
    case 'j': return move(1);
    case 'k': return move(-1);
    case 'o': return press(current());
    case 'a':
    case 'c': return begin(document.querySelector(`[data-key="${key}"]:not([disabled])`));
    case 'x': return press(current()?.closest('tr')?.querySelector<HTMLElement>('input[type="checkbox"]') ?? null);
    case '/': return focus(document.querySelector('main input[type="search"]') ?? document.querySelector('input[type="search"]'));
    case '?': help?.showModal(); return help !== null;
    default: return false;
  }
}

function rows(): HTMLElement[] {
  return all('[data-list] a[data-row]');
}

function current(): HTMLElement | null {
  const list = rows();
  return list.find(row => row.closest('tr, li')?.contains(document.activeElement)) ?? list.find(row => row.closest('[aria-current]')) ?? null;
}

function move(step: number): boolean {
  const list = rows();
  const here = current();
  const at = here ? list.indexOf(here) + step : step > 0 ? 0 : list.length - 1;
  const next = list[Math.min(Math.max(at, 0), list.length - 1)];
  next?.scrollIntoView({ block: 'nearest' });
  return focus(next ?? null);
}

function focus(element: HTMLElement | null): boolean {
  element?.focus();
  return element !== null;
}

/** Presses a button; in a form that asks something, goes to its first question. */
function begin(element: HTMLElement | null): boolean {
  if (!element || element.matches('a, button')) return press(element);
  const first = element.querySelector<HTMLInputElement>('input:not([type="hidden"], [disabled]), textarea, select');
  return focus(element.querySelector<HTMLElement>(`input[name="${first?.name}"]:checked`) ?? first);
}

function press(element: HTMLElement | null): boolean {
  element?.click();
  return element !== null;
}
