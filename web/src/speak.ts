import { all } from './dom';

const readable = 'h1, h2, h3, p, li, dt, dd, legend, label, th, td, caption, summary';

/** Reads the main part of the page aloud, marking the passage being read. The button shows itself only where the browser can speak. */
export function readAloud(): void {
  const synthesis = window.speechSynthesis;
  const buttons = all<HTMLButtonElement>('button[data-speak]');
  if (!synthesis || buttons.length === 0) return;
  let run = 0;

  const show = (on: boolean): void => {
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(on));
      const words = button.querySelector('span');
      if (words) words.textContent = (on ? button.dataset.stop : button.dataset.start) ?? '';
    }
  };
  const stop = (): void => {
    run++;
    synthesis.cancel();
    for (const passage of all('.speaking')) passage.classList.remove('speaking');
    show(false);
  };
  const say = (passages: HTMLElement[], index: number, mine: number): void => {
    const passage = passages[index];
    if (mine !== run) return;
    if (!passage) return stop();
    const words = new SpeechSynthesisUtterance(passage.innerText);
    words.lang = 'zh-CN';
    words.rate = .9;
    passage.classList.add('speaking');
    passage.scrollIntoView({ block: 'nearest' });
    words.onend = words.onerror = () => {
      passage.classList.remove('speaking');
      say(passages, index + 1, mine);
    };
    synthesis.speak(words);
  };

  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener('click', () => {
      if (button.getAttribute('aria-pressed') === 'true') return stop();
      const main = document.querySelector('main');
      if (!main) return;
      const passages = all(readable, main).filter(p => p.offsetParent !== null && p.innerText.trim() !== '' && !p.querySelector(readable));
      show(true);
      say(passages, 0, ++run);
    });
  }
  window.addEventListener('pagehide', stop);
}
