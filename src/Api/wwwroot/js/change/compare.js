// @ts-check
import { create } from '../elements.js';
import { t } from '../text.js';

/** How much of the picture the face fills when the view is close to it. */
const FILLED = 0.8;
const CLOSEST = 4;

/**
 * After over before, with a divider between them: a range input as large as the picture, so that a drag anywhere and the arrow keys move it.
 * @param {HTMLImageElement} after Laid over the photo, of the same shape.
 * @param {number} split Share of the width where the divider begins.
 */
export function compare(after, split) {
  const slider = create('input', {
    type: 'range', min: '0', max: '100', value: String(Math.round(split * 100)), className: 'divider', 'aria-label': t('compare.divider'),
  });
  const view = create('div', { className: 'compare' },
    create('div', { className: 'after' }, after), create('span', { className: 'edge', 'aria-hidden': 'true' }),
    create('span', { className: 'side-before', 'aria-hidden': 'true' }, t('compare.before')),
    create('span', { className: 'side-after', 'aria-hidden': 'true' }, t('compare.after')), slider);
  const move = () => view.style.setProperty('--split', `${slider.value}%`);
  slider.addEventListener('input', move);
  move();
  return view;
}

/** Another picture in the same view; the divider stays where it is. @param {HTMLElement} view @param {HTMLImageElement} after */
export function exchange(view, after) {
  view.querySelector('.after')?.replaceChildren(after);
}

/**
 * How to bring a face near: scale, and the shift as shares of the picture's sides; the picture still covers its frame.
 * @param {{x: number, y: number, width: number, height: number}} box As shares. @returns {{scale: number, x: number, y: number}}
 */
export function closeTo(box) {
  const scale = Math.min(CLOSEST, Math.max(1, FILLED / Math.max(box.width, box.height)));
  const shift = middle => Math.min(0, Math.max(1 - scale, 0.5 - (scale * middle)));
  return { scale, x: shift(box.x + (box.width / 2)), y: shift(box.y + (box.height / 2)) };
}
