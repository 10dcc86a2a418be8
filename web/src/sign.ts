import { all, make } from './dom';

/** A pad to sign by hand beside the field for the typed name; the picture goes with the form. */
export function signatures(root: ParentNode = document): void {
  for (const box of all('[data-sign]', root)) if (!box.dataset.ready) attach(box);
}

function attach(box: HTMLElement): void {
  box.dataset.ready = '1';
  const typed = box.querySelector<HTMLInputElement>('input.input');
  if (!typed) return;
  const name = typed.name.replace(/\.typed$/, '');
  const again = box.querySelector<HTMLButtonElement>('[data-sign-again]');
  const pad = make('canvas', '', { width: '640', height: '240', class: 'pad', 'aria-hidden': 'true' });
  const clear = make('button', '清除手写', { type: 'button', class: 'button plain tight' });
  const open = make('button', '改为手写签名', { type: 'button', class: 'button plain tight' });
  const brush = pad.getContext('2d');
  if (!brush) return;
  pad.hidden = clear.hidden = true;
  box.append(open, pad, clear);

  const signed = (): HTMLInputElement => box.querySelector<HTMLInputElement>('input[data-signed]')
    ?? box.appendChild(make('input', '', { type: 'hidden', name, 'data-signed': '' }));
  const forget = (): void => {
    box.querySelector('input[data-signed]')?.remove();
    box.querySelector('img')?.parentElement?.remove();
    if (again) again.hidden = true;
    typed.name = name;
    brush.clearRect(0, 0, pad.width, pad.height);
  };
  if (again) {
    again.hidden = false;
    again.onclick = () => { forget(); typed.focus(); };
  }
  open.onclick = () => { pad.hidden = clear.hidden = false; open.hidden = true; };
  clear.onclick = forget;

  const at = (event: PointerEvent): [number, number] => {
    const place = pad.getBoundingClientRect();
    return [(event.clientX - place.left) * pad.width / place.width, (event.clientY - place.top) * pad.height / place.height];
  };
  pad.onpointerdown = event => {
    pad.setPointerCapture(event.pointerId);
    brush.lineWidth = 5;
    brush.lineCap = brush.lineJoin = 'round';
    brush.beginPath();
    brush.moveTo(...at(event));
  };
  pad.onpointermove = event => {
    if (!pad.hasPointerCapture(event.pointerId)) return;
    brush.lineTo(...at(event));
    brush.stroke();
  };
  pad.onpointerup = () => {
    signed().value = pad.toDataURL('image/png');
    typed.value = '';
    typed.name = `${name}.typed`;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  };
}
