// @ts-check
import { button, create } from '../elements.js';
import { facesOf } from '../change/wish.js';
import { t } from '../text.js';
import { csharp, curl, javascript, python } from './snippets.js';

const LANGUAGES = { curl, Python: python, JavaScript: javascript, 'C#': csharp };

/** The call that the page just made, as programs to copy. */
export class CodePanel {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.chosen = 'curl';
  }

  /** @param {import('./snippets.js').Call} call */
  show(call) {
    const code = create('code', {}, LANGUAGES[this.chosen](call));
    const said = create('span', { role: 'status', className: 'quiet small' });
    const copy = button(t('code.copy'), async () => {
      await navigator.clipboard.writeText(code.textContent);
      said.textContent = t('code.copied');
    });
    this.element.replaceChildren(
      create('h2', {}, t('code.title')),
      create('p', { className: 'quiet' }, t('code.files', { files: Object.values(call.files).join(', ') })),
      create('div', { className: 'chips', role: 'group', 'aria-label': t('code.language') }, ...Object.keys(LANGUAGES).map(name => this.choice(name, call))),
      create('pre', { tabIndex: 0, 'aria-label': this.chosen, role: 'region' }, code),
      create('div', { className: 'row' }, copy, said));
  }

  /** @param {string} name @param {import('./snippets.js').Call} call */
  choice(name, call) {
    return button(name, () => {
      this.chosen = name;
      this.show(call);
      /** @type {HTMLElement|null} */ (this.element.querySelector('[aria-pressed=true]'))?.focus();
    }, { className: 'chip', 'aria-pressed': String(name === this.chosen) });
  }
}

/** @param {string} name Of a file, as it may stand in a command. */
const plain = name => name.replace(/[^\w.\- ]/g, '_') || 'photo.jpg';

/** @param {File} photo @returns {import('./snippets.js').Call} */
export const readingCall = photo => ({ path: 'api/v1/expressions', files: { image: plain(photo.name) }, fields: {}, accept: 'application/json' });

/** @param {import('../change/wish.js').Photo} photo @param {import('../change/wish.js').Wish} wish @returns {import('./snippets.js').Call} */
export function changeCall(photo, wish) {
  const { source, intensity, seed } = wish;
  const picture = 'picture' in source ? plain(source.picture.name) : 'expression.png';
  const isNamed = 'label' in source || 'face' in source;
  return {
    path: 'api/v1/transfers',
    files: { face: plain(photo.photo.name), ...(isNamed ? {} : { expression: picture }) },
    fields: {
      ...facesOf(photo, wish),
      ...('label' in source ? { expressionLabel: source.label } : {}),
      ...('face' in source ? { expressionFaceIndex: String(source.face) } : {}),
      intensity: String(intensity),
      seed: String(seed),
      paste: 'original',
    },
    accept: 'image/jpeg',
    output: 'changed.jpg',
  };
}
