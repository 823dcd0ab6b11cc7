// @ts-check
import { button, create } from '../elements.js';
import { isWeak } from '../reply.js';
import { expressionWord, t } from '../text.js';

/** Where the new expression comes from: one of the labels, another face of the photo, a picture, or a mixture of two labels. */
export class SourceChoice {
  /** @param {string[]} labels @param {(source: import('./wish.js').Source) => void} onChoose */
  constructor(labels, onChoose) {
    this.onChoose = onChoose;
    this.buttons = labels.map(label => this.option(expressionWord(label), { label }));
    this.others = create('div', { className: 'chips' });
    this.weak = create('p', { className: 'note', hidden: true }, t('change.weak'));
    this.element = create('div', {},
      create('div', { className: 'chips', id: 'labels', role: 'group', 'aria-label': t('change.expression') }, ...this.buttons), this.weak, this.others,
      this.mixture(labels));
  }

  /** @param {number} count Faces of the photo. @param {number} chosen */
  offerFaces(count, chosen) {
    const faces = Array.from({ length: count }, (_, i) => i).filter(i => i !== chosen);
    this.others.replaceChildren(...faces.map(face => this.option(t('change.ofFace', { number: face + 1 }), { face })), this.picture());
  }

  option(words, source) {
    const made = button(words, () => this.choose(source), { className: 'chip', 'aria-pressed': String(JSON.stringify(source) === this.pressed) });
    made.dataset.source = JSON.stringify(source);
    return made;
  }

  /** @param {any} source */
  choose(source) {
    this.press(source);
    this.onChoose(source);
  }

  /** Shows what is chosen, and says so where it is weak. @param {any} source */
  press(source) {
    this.pressed = JSON.stringify(source);
    for (const option of this.element.querySelectorAll('button[data-source]')) {
      option.setAttribute('aria-pressed', String(/** @type {HTMLElement} */ (option).dataset.source === this.pressed));
    }

    this.weak.hidden = !isWeak(source.label) && !isWeak(source.from) && !isWeak(source.to);
  }

  picture() {
    const input = create('input', { type: 'file', id: 'expression-file', accept: 'image/jpeg,image/png,image/webp,image/bmp,image/gif' });
    input.addEventListener('change', () => {
      if (input.files.length > 0) {
        this.choose({ picture: input.files[0] });
        input.value = '';
      }
    });
    return create('label', { className: 'chip file' }, t('change.picture'), input);
  }

  /** @param {string[]} labels */
  mixture(labels) {
    const select = (id, words, chosen) => create('select', { id, 'aria-label': words },
      ...labels.map(label => create('option', { value: label, selected: label === chosen }, expressionWord(label))));
    const from = select('mix-from', t('change.mixFrom'), 'happiness');
    const to = select('mix-to', t('change.mixTo'), 'sadness');
    const share = create('input', { type: 'range', id: 'mix-share', min: '0', max: '1', step: '0.1', value: '0.5', 'aria-label': t('change.mixShare') });
    const go = () => this.choose({ from: from.value, to: to.value, share: Number(share.value) });
    [from, to, share].forEach(control => control.addEventListener('change', go));
    return create('details', { className: 'more', id: 'mix' }, create('summary', {}, t('change.mix')),
      create('div', { className: 'mix' }, from, share, to), button(t('change.mixGo'), go, { id: 'mix-go' }));
  }
}
