import { all } from './dom';

/** A form whose button is marked data-once is sent once, however often an impatient finger presses. */
export function sendOnce(): void {
  const buttons = all<HTMLButtonElement>('button[data-once]');
  for (const button of buttons) {
    button.form?.addEventListener('submit', event => {
      if (button.getAttribute('aria-busy') === 'true') event.preventDefault();
      button.setAttribute('aria-busy', 'true');
    });
  }
  window.addEventListener('pageshow', () => { for (const button of buttons) button.removeAttribute('aria-busy'); });
}
