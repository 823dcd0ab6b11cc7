// @ts-check
import { create } from './elements.js';
import { expressionWord, t } from './text.js';

/** Rows on the canvas; more faces are in the CSV. */
const MOST_ROWS = 4;
const ROW = 46;
const GAP = 8;
const LONGEST_HOLE = 1.2;

/** @typedef {{time: number, number: number, scores: Record<string, number>}} Sample Times in seconds. */

/** A band for each face along time, in which every expression takes as much height as its score. */
export class Timeline {
  /** @param {string[]} labels @param {(time: number) => void=} onPoint The time under the pointer, or chosen by the arrow keys. */
  constructor(labels, onPoint) {
    this.labels = labels;
    this.canvas = create('canvas', { className: 'timeline', width: 900, height: ROW, role: 'img', 'aria-label': t('timeline.label') });
    const legend = create('ul', { className: 'legend' },
      ...labels.map(label => create('li', {}, create('i', { className: `bar ${label}` }), expressionWord(label))));
    this.element = create('div', {}, this.canvas, legend);
    if (onPoint) {
      const timeAt = event => this.from + ((event.offsetX / this.canvas.clientWidth) * (this.to - this.from));
      this.canvas.addEventListener('pointermove', event => onPoint(timeAt(event)));
      this.canvas.addEventListener('pointerdown', event => onPoint(timeAt(event)));
    }
  }

  /** @param {Sample[]} samples In the order of time. @param {number} from @param {number} to @param {number=} cursor */
  draw(samples, from, to, cursor) {
    [this.from, this.to] = [from, to];
    const numbers = [...new Set(samples.map(sample => sample.number))].sort((a, b) => a - b).slice(-MOST_ROWS);
    const { canvas } = this;
    canvas.width = Math.max(300, Math.round(canvas.clientWidth * devicePixelRatio));
    canvas.height = Math.max(1, numbers.length) * (ROW + GAP) * devicePixelRatio;
    const context = canvas.getContext('2d');
    const x = time => ((time - from) / (to - from)) * canvas.width;
    const style = getComputedStyle(canvas);
    context.font = `${12 * devicePixelRatio}px system-ui, sans-serif`;
    numbers.forEach((number, row) => {
      const top = row * (ROW + GAP) * devicePixelRatio;
      this.band(context, samples.filter(sample => sample.number === number), top, x, style);
      this.name(context, t('timeline.face', { number }), top, style);
    });
    if (cursor !== undefined) {
      context.fillStyle = style.color;
      context.fillRect(x(cursor), 0, 2, canvas.height);
    }
  }

  /** On a ground of its own: it must be read on every colour. */
  name(context, words, top, style) {
    context.fillStyle = style.getPropertyValue('--card');
    context.fillRect(0, top, context.measureText(words).width + (12 * devicePixelRatio), 18 * devicePixelRatio);
    context.fillStyle = style.color;
    context.fillText(words, 6 * devicePixelRatio, top + (13 * devicePixelRatio));
  }

  /** Each sample reaches to the next one, but not over a hole. */
  band(context, samples, top, x, style) {
    const height = ROW * devicePixelRatio;
    samples.forEach((sample, i) => {
      const next = samples[i + 1]?.time ?? sample.time + this.step(samples);
      const end = Math.min(next, sample.time + Math.max(LONGEST_HOLE, this.step(samples)));
      let y = top + height;
      for (const label of this.labels) {
        const part = (sample.scores[label] ?? 0) * height;
        y -= part;
        context.fillStyle = style.getPropertyValue(`--${label}`);
        context.fillRect(x(sample.time), y, Math.max(1, x(end) - x(sample.time) + 0.5), part);
      }
    });
  }

  /** @param {Sample[]} samples Seconds from sample to sample. */
  step(samples) {
    return samples.length > 1 ? (samples[samples.length - 1].time - samples[0].time) / (samples.length - 1) : 0.2;
  }
}
