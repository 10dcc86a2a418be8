import { all, announce } from './dom';

/** Switches elder mode at once, so that nothing typed on the page is lost; without script the form does it with a round trip. */
export function elderSwitch(): void {
  for (const form of all<HTMLFormElement>('form[data-elder-switch]')) {
    form.addEventListener('submit', event => {
      event.preventDefault();
      const root = document.documentElement;
      const on = root.toggleAttribute('data-elder');
      document.cookie = `heluo.elder=${on ? 1 : 0}; path=/; max-age=31536000; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
      for (const button of all<HTMLButtonElement>('form[data-elder-switch] button')) {
        button.value = on ? '0' : '1';
        const words = button.querySelector('span');
        if (words) words.textContent = (on ? button.dataset.off : button.dataset.on) ?? '';
      }
      if (document.querySelector('[data-elder-differs]')) return location.reload();
      announce(on ? '已打开长辈版' : '已回到标准版');
    });
  }
}
