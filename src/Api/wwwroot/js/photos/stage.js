// @ts-check
import { create } from '../elements.js';
import { isUncertain } from '../reply.js';
import { asPercent, expressionWord, t } from '../text.js';
import { makeDraggable } from './face-drag.js';
import { placeLabels } from './place-labels.js';

/** The photo in full, its faces as buttons: a click or the arrow keys choose one. */
export class Stage {
  /** @param {HTMLElement} figure @param {(index: number) => void} onChoose @param {(from: number, to: number) => void} onDrop One face dragged onto another. */
  constructor(figure, onChoose, onDrop = () => {}) {
    this.figure = figure;
    this.onChoose = onChoose;
    this.onDrop = onDrop;
    /** @type {HTMLButtonElement[]} */
    this.boxes = [];
    /** @type {HTMLElement[]} */
    this.tags = [];
    this.faces = [];
    new ResizeObserver(() => this.layOut()).observe(figure);
  }

  /** @param {HTMLImageElement} image @param {any[]} faces */
  show(image, faces) {
    this.faces = faces;
    this.boxes = faces.map(face => this.box(face));
    this.tags = faces.map(face => create('span', { className: 'tag', 'aria-hidden': 'true' }, shortName(face)));
    this.overlay = create('div', { className: 'faces', role: 'group', 'aria-label': t('photo.faces') }, ...this.boxes, ...this.tags);
    this.figure.replaceChildren(image, this.overlay);
    this.layOut();
  }

  /** Puts something in front of the photo, or takes it away. @param {HTMLElement=} cover */
  cover(cover) {
    this.figure.querySelector('.compare')?.remove();
    if (cover) {
      this.figure.append(cover);
    }
  }

  /** Whether what lies in front is seen, and not the faces. @param {boolean} isCovered */
  setCovered(isCovered) {
    this.figure.classList.toggle('covered', isCovered);
  }

  /** @param {{scale: number, x: number, y: number}=} nearness Of what is covered; none: the whole photo. */
  approach({ scale, x, y } = { scale: 1, x: 0, y: 0 }) {
    this.figure.style.setProperty('--near', `translate(${x * 100}%, ${y * 100}%) scale(${scale})`);
  }

  /** @param {number} chosen */
  mark(chosen) {
    this.boxes.forEach((box, i) => {
      box.setAttribute('aria-pressed', String(i === chosen));
      box.tabIndex = i === chosen ? 0 : -1;
      this.tags[i].classList.toggle('chosen', i === chosen);
    });
  }

  box(face) {
    const made = create('button', { type: 'button', className: 'face-box', 'aria-label': fullName(face), 'aria-pressed': 'false' });
    const { x, y, width, height } = face.boxNormalized;
    Object.assign(made.style, { left: `${x * 100}%`, top: `${y * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` });
    made.addEventListener('click', () => this.onChoose(face.index));
    makeDraggable(made, face.index, point => this.faceAt(point), this.onDrop);
    made.addEventListener('keydown', event => this.step(event, face.index));
    return made;
  }

  /** @param {KeyboardEvent} event @param {number} from */
  step(event, from) {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      const to = (from + by + this.boxes.length) % this.boxes.length;
      this.onChoose(to);
      this.boxes[to].focus();
    }
  }

  /** @param {{x: number, y: number}} point Of the window. @returns {number|undefined} */
  faceAt({ x, y }) {
    const at = this.boxes.findIndex(box => {
      const { left, right, top, bottom } = box.getBoundingClientRect();
      return x >= left && x < right && y >= top && y < bottom;
    });
    return this.faces[at]?.index;
  }

  layOut() {
    const { clientWidth: width, clientHeight: height } = this.figure;
    const boxes = this.faces.map(({ boxNormalized: box }) => (
      { x: box.x * width, y: box.y * height, width: box.width * width, height: box.height * height }));
    const sizes = this.tags.map(tag => ({ width: tag.offsetWidth, height: tag.offsetHeight }));
    placeLabels(boxes, sizes, { width, height }).forEach((place, i) => {
      this.tags[i].style.visibility = place ? 'visible' : 'hidden';
      this.tags[i].style.transform = `translate(${place?.x ?? 0}px, ${place?.y ?? 0}px)`;
    });
  }
}

/** @param {any} face Its number and what it looks like. */
export const shortName = face => `${face.index + 1} ${isUncertain(face) ? t('reading.unclear.short') : expressionWord(face.dominant)}`;

const fullName = face => t('face.name', {
  number: face.index + 1, expression: expressionWord(face.dominant), score: asPercent(face.expressions[0].score),
});
