/** Every element that matches, typed. */
export function all<T extends HTMLElement>(selector: string, root: ParentNode = document): T[] {
  return [...root.querySelectorAll<T>(selector)];
}

/** An element with text and attributes. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, text = '', attributes: Record<string, string> = {}): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** Says a sentence to screen readers through the page's one live region. */
export function announce(text: string): void {
  const region = document.getElementById('announcer');
  if (region) region.textContent = text;
}

/** Calls `act` once things have been quiet for `wait` milliseconds. */
export function afterQuiet(wait: number, act: () => void): () => void {
  let timer = 0;
  return () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(act, wait);
  };
}

/** The antiforgery field of a form as the header the server reads. */
export function tokenOf(form: HTMLFormElement | null): Record<string, string> {
  const field = form?.querySelector<HTMLInputElement>('input[name="__RequestVerificationToken"]');
  return field ? { RequestVerificationToken: field.value } : {};
}
