// @ts-check
import { create } from './elements.js';

/**
 * Before and after on top of each other with a slider between them.
 * @param {HTMLImageElement} before @param {HTMLImageElement} after Of the same size. @param {boolean} small Whether both are enlarged.
 */
export function compare(before, after, small) {
  after.classList.add('after');
  const view = create('div', { className: small ? 'compare small' : 'compare' }, before, after, create('span', { className: 'edge' }));
  const slider = create('input', { type: 'range', min: '0', max: '100', value: '50' });
  const split = () => view.style.setProperty('--split', `${slider.value}%`);
  slider.addEventListener('input', split);
  split();
  return [view, create('label', { className: 'compare-control' }, 'Before and after', slider)];
}
