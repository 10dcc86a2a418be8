import { all, announce, make, tokenOf } from './dom';

interface Stored { id: string; name: string; size: string; warning?: string }

/** The field whose file is just being taken back by a new page: there focus goes to its button. */
const memory = 'heluo.file';

/**
 * A button of our own in place of the browser's, which speaks the browser's language. Where `data-upload` says, each chosen file is sent at once with visible progress
 * and the form carries only the identifiers; elsewhere, and without script, the form carries the files.
 */
export function uploads(root: ParentNode = document): void {
  for (const input of all<HTMLInputElement>('.drop input[type="file"]', root)) if (!input.dataset.ready) attach(input);
}

function attach(input: HTMLInputElement): void {
  input.dataset.ready = '1';
  const box = input.closest<HTMLElement>('.drop');
  const choose = box?.querySelector<HTMLButtonElement>('[data-choose]');
  const chosen = box?.querySelector<HTMLElement>('[data-chosen]');
  const list = input.closest<HTMLElement>('.field')?.querySelector<HTMLElement>('.files');
  if (!box || !choose || !list) return;

  stand(choose, input);
  const take = (files: FileList | null | undefined): void => {
    if (input.dataset.upload) {
      for (const file of [...files ?? []].slice(0, input.multiple ? undefined : 1)) send(input, choose, list, file);
      input.value = '';
    } else if (chosen && files?.length) {
      input.files = files;
      chosen.textContent = [...files].map(file => file.name).join('、');
      announce(`已选 ${chosen.textContent}`);
    }
  };

  if (chosen) chosen.hidden = Boolean(input.dataset.upload);
  choose.addEventListener('click', () => input.click());
  input.addEventListener('change', () => take(input.files));
  list.addEventListener('click', event => {
    if ((event.target as Element).closest('button[type="submit"]')) sessionStorage.setItem(memory, input.name);
  });
  if (sessionStorage.getItem(memory) === input.name) {
    sessionStorage.removeItem(memory);
    choose.focus();
  }
  box.addEventListener('dragover', event => { event.preventDefault(); box.toggleAttribute('data-over', true); });
  box.addEventListener('dragleave', () => box.removeAttribute('data-over'));
  box.addEventListener('drop', event => {
    event.preventDefault();
    box.removeAttribute('data-over');
    take(event.dataTransfer?.files);
  });
}

/** The button takes the place of the input in the page: its identifier, so that label and summary of errors lead here, and what describes it. */
function stand(choose: HTMLButtonElement, input: HTMLInputElement): void {
  const label = document.querySelector<HTMLElement>(`label[for="${CSS.escape(input.id)}"]`);
  choose.id = input.id;
  input.removeAttribute('id');
  if (label) {
    label.id ||= `${choose.id}-label`;
    choose.setAttribute('aria-labelledby', `${label.id} ${choose.id}`);
  }
  choose.setAttribute('aria-describedby', input.getAttribute('aria-describedby') ?? '');
  choose.disabled = input.disabled;
  choose.hidden = false;
  input.hidden = true;
}

function send(input: HTMLInputElement, choose: HTMLButtonElement, list: HTMLElement, file: File): void {
  const row = make('li');
  const bar = make('progress', '', { max: '100', value: '0', 'aria-label': `${file.name} 上传进度` });
  const state = make('span', '0%', { class: 'quiet num' });
  const cancel = make('button', '取消上传', { type: 'button', class: 'button plain tight' });
  row.append(make('span', file.name, { class: 'name' }), bar, state, cancel);
  list.append(row);

  const drop = (words: string): void => {
    row.remove();
    choose.focus();
    announce(words);
  };
  const limit = Number(input.dataset.limit ?? 0);
  const fail = (words: string): void => {
    bar.remove();
    state.className = 'red';
    state.textContent = words;
    cancel.textContent = '移除';
    cancel.onclick = () => drop(`已移除 ${file.name}`);
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
    done(input, choose, row, request.response as Stored);
  };
  cancel.onclick = () => {
    request.abort();
    drop(`已取消上传 ${file.name}`);
  };
  request.send(form);
}

/** The row of a stored file; who stood on its button to cancel stands on the one to delete. */
function done(input: HTMLInputElement, choose: HTMLButtonElement, row: HTMLElement, stored: Stored): void {
  const stood = row.contains(document.activeElement);
  const remove = make('button', '删除', { type: 'button', class: 'button plain tight', 'aria-label': `删除 ${stored.name}` });
  remove.onclick = () => {
    row.replaceWith(make('input', '', { type: 'hidden', name: `${input.name}.removed`, value: stored.id }));
    choose.focus();
    announce(`已删除 ${stored.name}`);
  };
  row.replaceChildren(
    make('span', stored.name, { class: 'name' }),
    make('span', stored.size, { class: 'quiet num' }),
    make('span', '已上传', { class: 'tag good' }),
    make('input', '', { type: 'hidden', name: input.dataset.stored ?? `${input.name}.stored`, value: stored.id }),
    remove);
  if (stored.warning) row.append(make('p', stored.warning, { class: 'warning small' }));
  if (stood) remove.focus();
  announce(`${stored.name} 已上传。${stored.warning ?? ''}`);
}
