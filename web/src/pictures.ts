import { all } from './dom';

/** A picture that cannot be decoded gives way to the tile beside it. */
export function pictures(): void {
  for (const picture of all<HTMLImageElement>('img[data-or-tile]')) {
    const giveWay = (): void => {
      picture.hidden = true;
      const tile = picture.nextElementSibling;
      if (tile instanceof HTMLElement) tile.hidden = false;
    };
    if (picture.complete && picture.naturalWidth === 0) giveWay();
    else picture.addEventListener('error', giveWay);
  }
}
