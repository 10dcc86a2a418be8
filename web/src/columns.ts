import { all, make } from './dom';

/** Lets a person choose the columns of a table; the choice stays on this device under the table's name. */
export function columns(): void {
  for (const box of all<HTMLDetailsElement>('details[data-columns]')) attach(box);
}

function attach(box: HTMLDetailsElement): void {
  const name = box.dataset.columns ?? '';
  const table = document.getElementById(name);
  const panel = box.querySelector('div');
  if (!(table instanceof HTMLTableElement) || !panel) return;
  const memory = `heluo.columns.${name}`;
  const hidden = new Set<string>(JSON.parse(localStorage.getItem(memory) ?? '[]') as string[]);

  const apply = (index: number, off: boolean): void => {
    for (const row of table.rows) row.cells[index]?.toggleAttribute('hidden', off);
  };
  [...(table.tHead?.rows[0]?.cells ?? [])].forEach((cell, index) => {
    const key = cell.dataset.column;
    if (!key) return;
    apply(index, hidden.has(key));
    const label = make('label');
    const tick = make('input', '', { type: 'checkbox' });
    tick.checked = !hidden.has(key);
    tick.addEventListener('change', () => {
      if (tick.checked) hidden.delete(key);
      else hidden.add(key);
      apply(index, !tick.checked);
      localStorage.setItem(memory, JSON.stringify([...hidden]));
    });
    label.append(tick, cell.innerText);
    panel.append(label);
  });
  box.hidden = false;
}

/** The tick in the head of a table ticks every row; the words beside the batch acts say how many. */
export function ticks(): void {
  for (const table of all<HTMLTableElement>('table[data-ticks]')) {
    const whole = table.querySelector<HTMLInputElement>('thead input[type="checkbox"]');
    const each = (): HTMLInputElement[] => all<HTMLInputElement>('tbody input[type="checkbox"]', table);
    const say = (): void => {
      const chosen = each().filter(t => t.checked).length;
      if (whole) {
        whole.checked = chosen > 0 && chosen === each().length;
        whole.indeterminate = chosen > 0 && !whole.checked;
      }
      for (const words of all(`[data-ticked="${table.id}"]`)) words.textContent = chosen > 0 ? `已选 ${chosen} 件` : '未选';
    };
    table.addEventListener('change', event => {
      if (whole && event.target === whole) for (const tick of each()) tick.checked = whole.checked;
      say();
    });
    say();
  }
}
