import { all, announce, make, tokenOf } from './dom';

interface Stored { id: string; name: string; size: string }

/** Sends each chosen file at once with visible progress; the form then carries only the identifiers. Without script the form carries the files. */
export function uploads(root: ParentNode = document): void {
  for (const input of all<HTMLInputElement>('input[type="file"][data-upload]', root)) if (!input.dataset.ready) attach(input);
}

function attach(input: HTMLInputElement): void {
  input.dataset.ready = '1';
  const box = input.closest<HTMLElement>('.drop');
  const field = input.closest<HTMLElement>('.field');
  const list = field?.querySelector<HTMLElement>('.files');
  if (!box || !list) return;

  const choose = box.querySelector<HTMLElement>('[data-choose]');
  if (choose) {
    choose.hidden = false;
    input.classList.add('unseen');
  }
  const take = (files: FileList | null | undefined): void => {
    for (const file of [...files ?? []].slice(0, input.multiple ? undefined : 1)) send(input, list, file);
  };

  input.addEventListener('change', () => {
    take(input.files);
    input.value = '';
  });
  box.addEventListener('dragover', event => { event.preventDefault(); box.toggleAttribute('data-over', true); });
  box.addEventListener('dragleave', () => box.removeAttribute('data-over'));
  box.addEventListener('drop', event => {
    event.preventDefault();
    box.removeAttribute('data-over');
    take(event.dataTransfer?.files);
  });
}

function send(input: HTMLInputElement, list: HTMLElement, file: File): void {
  const row = make('li');
  const bar = make('progress', '', { max: '100', value: '0', 'aria-label': `${file.name} 上传进度` });
  const state = make('span', '0%', { class: 'quiet num' });
  const cancel = make('button', '取消上传', { type: 'button', class: 'button plain tight' });
  row.append(make('span', file.name, { class: 'name' }), bar, state, cancel);
  list.append(row);

  const limit = Number(input.dataset.limit ?? 0);
  const fail = (words: string): void => {
    bar.remove();
    state.className = 'red';
    state.textContent = words;
    cancel.textContent = '移除';
    cancel.onclick = () => row.remove();
    announce(`${file.name}：${words}`);
  };
  if (limit > 0 && file.size > limit) return fail(`文件超过 ${Math.floor(limit / 1048576)} MB，请压缩后再传`);

  const request = new XMLHttpRequest();
  const form = new FormData();
  form.append('file', file);
  request.open('POST', input.dataset.upload ?? '');
  for (const [name, value] of Object.entries(tokenOf(input.form))) request.setRequestHeader(name, value);
  request.responseType = 'json';
  request.upload.onprogress = event => {
    const part = Math.round(100 * event.loaded / Math.max(1, event.total));
    bar.value = part;
    state.textContent = part < 100 ? `${part}%` : '正在检查文件';
  };
  request.onerror = () => fail('网络断开，没有传上去，请再选一次');
  request.onload = () => {
    if (request.status >= 300) return fail((request.response as { detail?: string } | null)?.detail ?? '没有传上去，请再选一次');
    done(input, row, request.response as Stored);
  };
  cancel.onclick = () => { request.abort(); row.remove(); };
  request.send(form);
}

function done(input: HTMLInputElement, row: HTMLElement, stored: Stored): void {
  const remove = make('button', '删除', { type: 'button', class: 'button plain tight', 'aria-label': `删除 ${stored.name}` });
  remove.onclick = () => {
    row.replaceWith(make('input', '', { type: 'hidden', name: `${input.name}.removed`, value: stored.id }));
    announce(`已删除 ${stored.name}`);
    input.focus();
  };
  row.replaceChildren(
    make('span', stored.name, { class: 'name' }),
    make('span', stored.size, { class: 'quiet num' }),
    make('span', '已上传', { class: 'tag good' }),
    make('input', '', { type: 'hidden', name: input.dataset.stored ?? `${input.name}.stored`, value: stored.id }),
    remove);
  announce(`${stored.name} 已上传`);
}
