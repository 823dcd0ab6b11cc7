// @ts-check
import { button, create } from '../elements.js';
import { asPercent, t } from '../text.js';
import { SourceChoice } from './source-choice.js';

const PAUSE = 80;

/** The controls: where the expression comes from, how much of it, and what to do with the result. */
export class ChangePanel {
  /** @param {HTMLElement} element @param {Record<string, (value?: any) => void>} actions */
  constructor(element, actions) {
    this.element = element;
    this.actions = actions;
    /** @type {import('./wish.js').Source|undefined} */
    this.source = undefined;
    this.intensity = create('input', {
      type: 'range', id: 'intensity', min: '0', max: '1', step: '0.05', value: '1', 'aria-label': t('change.intensity'),
    });
    this.seed = create('input', { type: 'number', id: 'seed', min: '0', max: '4294967295', step: '1', value: '0' });
    this.download = create('a', { id: 'download', className: 'as-button', download: 'tdgan.jpg', hidden: true }, t('change.download'));
    this.png = button(t('change.png'), actions.png, { id: 'download-png', hidden: true });
    this.undo = button(t('change.undo'), actions.undo, { id: 'undo', hidden: true });
    this.saveStrip = button(t('change.saveStrip'), actions.saveStrip, { id: 'save-strip', hidden: true });
    this.faces = create('div', { className: 'chips', id: 'change-faces', role: 'group', 'aria-label': t('photo.faces') });
    this.every = create('input', { type: 'checkbox', id: 'every-face' });
    this.everyFace = create('label', { className: 'check', hidden: true }, this.every, t('change.everyFace'));
    this.near = button('', actions.near, { id: 'near' });
    this.listen();
  }

  /** @param {number} count Faces of the photo. @param {number} chosen */
  offerFaces(count, chosen) {
    this.faces.hidden = count < 2;
    this.everyFace.hidden = count < 2;
    this.every.checked &&= count > 1;
    this.faces.replaceChildren(...Array.from({ length: count }, (_, i) => button(t('timeline.face', { number: i + 1 }), () => {
      this.actions.face(i);
      /** @type {HTMLElement|null} */ (this.faces.querySelector('[aria-pressed=true]'))?.focus();
    }, { className: 'chip', 'aria-pressed': String(i === chosen) })));
    this.choice?.offerFaces(count, chosen);
  }

  /** @param {boolean} isNear */
  tellNear(isNear) {
    this.near.textContent = t(isNear ? 'change.far' : 'change.near');
  }

  listen() {
    let timer = 0;
    this.intensity.addEventListener('input', () => {
      this.amount.textContent = asPercent(Number(this.intensity.value));
      window.clearTimeout(timer);
      timer = window.setTimeout(this.actions.generate, PAUSE);
    });
    this.every.addEventListener('change', this.actions.generate);
    this.seed.addEventListener('change', () => this.seed.checkValidity() && this.actions.generate());
  }

  /** @param {string[]} labels @param {HTMLElement[]} parts Below the controls. */
  build(labels, ...parts) {
    this.choice = new SourceChoice(labels, source => { this.source = source; this.actions.generate(); });
    this.amount = create('output', { for: 'intensity' }, asPercent(1));
    this.element.replaceChildren(
      create('h2', {}, t('change.title')), this.faces, this.everyFace, this.choice.element,
      create('label', { className: 'slider' }, create('span', {}, t('change.intensity')), this.intensity, this.amount),
      create('div', { className: 'row' },
        button(t('change.all'), this.actions.all, { id: 'all-seven' }), button(t('change.animate'), this.actions.animate, { id: 'animate' }), this.near),
      ...parts,
      create('div', { className: 'row' }, this.download, this.png, this.saveStrip, this.undo),
      create('details', { className: 'more' }, create('summary', {}, t('change.further')),
        create('label', { className: 'slider' }, create('span', {}, t('change.seed')), this.seed)),
      create('p', { className: 'quiet small' }, t('change.marked')));
  }

  /** @param {{blob: Blob, image: HTMLImageElement}|undefined} result */
  show(result) {
    [this.download, this.png, this.undo].forEach(control => { control.hidden = !result; });
    if (result) {
      this.download.href = result.image.src;
    }
  }

  /** @param {import('./wish.js').Source} source @param {number} faceIndex @returns {import('./wish.js').Wish} */
  wish(source, faceIndex) {
    return { source, faceIndex, everyFace: this.every.checked, intensity: Number(this.intensity.value), seed: Number(this.seed.value) };
  }
}
