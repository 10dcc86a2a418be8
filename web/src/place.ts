/**
 * Focus goes where the clerk goes on: the row that the address names, after an act the first of the list when that row has gone,
 * and on a page without a list the words that say what was done. Who followed a link to a part of the page stands on that link.
 */
export function goOn(): void {
  if (document.readyState === 'complete') arrive();
  else window.addEventListener('load', () => requestAnimationFrame(arrive), { once: true }); // the browser itself goes to the anchor first, and takes focus away
}

function arrive(): void {
  const name = decodeURIComponent(location.hash.slice(1));
  const place = document.getElementById(name);
  if (place && !place.matches('tr')) {
    document.querySelector<HTMLElement>(`a[aria-current][href$="#${CSS.escape(name)}"]`)?.focus({ preventScroll: true });
    return;
  }
  const said = document.querySelector<HTMLElement>('main > .notice[role]');
  if (said) said.tabIndex = -1;
  const first = place === null && (name !== '' || said !== null) ? document.querySelector<HTMLElement>('[data-list] a[data-row]') : null;
  const next = place?.querySelector<HTMLElement>('a[data-row]') ?? document.querySelector<HTMLElement>('[data-go-on]') ?? first ?? said;
  next?.focus();
}
