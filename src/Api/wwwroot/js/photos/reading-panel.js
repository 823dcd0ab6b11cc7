// @ts-check
import { create } from '../elements.js';
import { facesLeftOut, isUncertain } from '../reply.js';
import { asPercent, expressionWord, hasText, t } from '../text.js';

const SHOWN = 2;
const CLEAR = 0.85;

/** What the chosen face looks like: a sentence, two bars, the other five on request, and what the service warns of. */
export class ReadingPanel {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.isOpen = false;
  }

  /** @param {any} reply @param {number} index */
  show(reply, index) {
    const face = reply.faces[index];
    this.element.replaceChildren(
      create('p', { className: 'eyebrow' }, t('reading.face', { number: index + 1, count: reply.faces.length })),
      create('h2', { className: 'verdict', id: 'verdict' }, verdict(face)),
      create('p', { className: 'quiet' }, inWords(face)),
      create('div', { className: 'scores' }, ...face.expressions.slice(0, SHOWN).flatMap(row)),
      this.more(face.expressions.slice(SHOWN)),
      ...notes(reply, face).map(note => create('p', { className: 'note' }, note)),
      create('p', { className: 'quiet small' }, t('reading.took', { milliseconds: Math.round(total(reply.timings)) })));
  }

  more(others) {
    const details = create('details', { className: 'more', open: this.isOpen },
      create('summary', {}, t('reading.more')), create('div', { className: 'scores' }, ...others.flatMap(row)));
    details.addEventListener('toggle', () => { this.isOpen = details.open; });
    return details;
  }
}

/** @param {any} face */
function verdict(face) {
  return isUncertain(face) ? t('reading.unclear') : t('reading.looks', { expression: expressionWord(face.dominant) });
}

/** @param {any} face */
function inWords(face) {
  const [first, second] = face.expressions;
  const values = { first: expressionWord(first.label), second: expressionWord(second.label), score: asPercent(first.score) };
  return isUncertain(face) ? t('reading.between', values) : t(first.score < CLEAR ? 'reading.fair' : 'reading.clear', values);
}

/** @param {{label: string, score: number}} expression */
export function row({ label, score }) {
  const bar = create('span', { className: `bar ${label}` });
  bar.style.width = `${score * 100}%`;
  return [
    create('span', {}, expressionWord(label)),
    create('span', { className: 'track' }, bar),
    create('span', { className: 'number' }, asPercent(score)),
  ];
}

/** @param {any} reply @param {any} face @returns {string[]} */
function notes(reply, face) {
  const warnings = reply.warnings.filter(warning => warning.faceIndex === undefined || warning.faceIndex === null || warning.faceIndex === face.index);
  const said = warnings.map(warning => (hasText(`warning.${warning.code}`) ? t(`warning.${warning.code}`) : warning.message));
  if (facesLeftOut(reply) > 0 && !warnings.some(warning => warning.code === 'more_faces')) {
    said.push(t('reading.leftOut', { count: facesLeftOut(reply) }));
  }

  return said;
}

const total = timings => Object.entries(timings ?? {}).reduce((sum, [name, value]) => sum + (name.endsWith('Ms') ? Number(value) : 0), 0);
