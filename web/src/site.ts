import { dialogs, answerFocus } from './dialogs';
import { drafts } from './drafts';
import { elderSwitch } from './elder';
import { stillHere } from './here';
import { live } from './live';
import { sendOnce } from './once';
import { signatures } from './sign';
import { readAloud } from './speak';
import { suggestions } from './suggest';
import { uploads } from './upload';

elderSwitch();
readAloud();
suggestions();
uploads();
drafts();
live();
signatures();
sendOnce();
dialogs();
answerFocus();
stillHere();

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-reload]')) {
  button.addEventListener('click', () => location.reload());
}
if ('serviceWorker' in navigator && document.documentElement.dataset.worker) {
  void navigator.serviceWorker.register(document.documentElement.dataset.worker, { scope: '/' });
}
