// @ts-check
import { button, create } from '../elements.js';
import { t } from '../text.js';

/** @typedef {{wish: import('./wish.js').Wish, key: string, name: string, blob: Blob, image: HTMLImageElement}} Result */

/** The results of this visit for one photo, newest last; nothing is kept when the page is closed. */
export class History {
  /** @param {(result: Result|undefined) => void} onShow The result to show; none: the photo itself. */
  constructor(onShow) {
    this.onShow = onShow;
    /** @type {Result[]} */
    this.results = [];
    this.element = create('div', { className: 'history', role: 'group', 'aria-label': t('history.label') });
  }

  /** @returns {Result|undefined} */
  get last() {
    return this.results.at(-1);
  }

  /** Adds a result; another intensity of the last one takes its place. @param {Result} result */
  add(result) {
    if (this.last?.key === result.key) {
      this.forget(this.results.pop());
    }

    this.results.push(result);
    this.show(result);
  }

  undo() {
    this.forget(this.results.pop());
    this.show(this.last);
  }

  clear() {
    this.results.forEach(result => this.forget(result));
    this.results = [];
    this.show(undefined);
  }

  /** @param {Result|undefined} chosen */
  show(chosen) {
    this.element.replaceChildren(...this.results.map(result => {
      const picture = create('img', { src: result.image.src, alt: '' });
      const past = button('', () => this.raise(result), {
        className: 'past', 'aria-label': result.name, title: result.name, 'aria-pressed': String(result === chosen),
      });
      past.append(picture);
      return past;
    }));
    this.onShow(chosen);
  }

  /** Makes an earlier result the present one. @param {Result} result */
  raise(result) {
    this.results = [...this.results.filter(other => other !== result), result];
    this.show(result);
  }

  /** @param {Result|undefined} result */
  forget(result) {
    if (result) {
      URL.revokeObjectURL(result.image.src);
    }
  }
}
