import { all } from './dom';

const over = 'details.menu, details.columns';

/** Escape closes the open menu and gives focus back to what opened it; a menu that lies over the page also closes when one goes on elsewhere. */
export function menus(): void {
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
    const here = document.activeElement;
    const open = all<HTMLDetailsElement>(`:is(${over}, details.menu-inline)[open]`).filter(menu => here === document.body || menu.contains(here));
    for (const menu of open) {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    }
  });
  for (const going of ['click', 'focusin']) {
    document.addEventListener(going, event => {
      for (const menu of all<HTMLDetailsElement>(`:is(${over})[open]`)) if (!menu.contains(event.target as Node)) menu.open = false;
    });
  }
}
