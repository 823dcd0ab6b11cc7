// @ts-check
/** The words of the page, in the first language of the browser that there are words for. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'zh'];

export const language = navigator.languages.map(tag => tag.slice(0, 2).toLowerCase()).find(tag => LANGUAGES.includes(tag)) ?? 'en';

/** @type {Record<string, string>} */
const words = await (await fetch(`text/${language}.json`)).json();

/** @param {string} key */
export const hasText = key => key in words;

/**
 * The words for a key, its {names} filled in. A key without words shows itself, so that a gap is seen.
 * @param {string} key @param {Record<string, string|number>} values
 */
export const t = (key, values = {}) => (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));

/** @param {string} label One of the seven. */
export const expressionWord = label => t(`expression.${label}`);

const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });

/** @param {number} share 0-1 */
export const asPercent = share => percent.format(share);

/** Puts the words into elements that name a key. @param {ParentNode} root */
export function translate(root) {
  document.documentElement.lang = language;
  for (const element of root.querySelectorAll('[data-t]')) {
    element.textContent = t(element.getAttribute('data-t') ?? '');
  }

  for (const element of root.querySelectorAll('[data-t-label]')) {
    element.setAttribute('aria-label', t(element.getAttribute('data-t-label') ?? ''));
  }
}
