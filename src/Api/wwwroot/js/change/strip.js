// @ts-check
import { button, create } from '../elements.js';
import { expressionWord } from '../text.js';

const SIDE = 144;
const CAPTION = 28;
const MARGIN = 0.25;

/** The face of a picture on a canvas. @param {HTMLImageElement} image @param {any} box As shares. @returns {HTMLCanvasElement} */
export function portrait(image, box) {
  const [width, height] = [box.width * image.naturalWidth, box.height * image.naturalHeight];
  const side = Math.max(width, height) * (1 + (2 * MARGIN));
  const left = (box.x * image.naturalWidth) + ((width - side) / 2);
  const top = (box.y * image.naturalHeight) + ((height - side) / 2);
  const canvas = create('canvas', { width: SIDE, height: SIDE, 'aria-hidden': 'true' });
  canvas.getContext('2d').drawImage(image, left, top, side, side, 0, 0, SIDE, SIDE);
  return canvas;
}

/** All seven side by side, filled as they come. */
export class Strip {
  /** @param {(result: any) => void} onChoose */
  constructor(onChoose) {
    this.onChoose = onChoose;
    this.element = create('div', { className: 'strip', id: 'strip', hidden: true });
    /** @type {{label: string, canvas: HTMLCanvasElement}[]} */
    this.cells = [];
  }

  clear() {
    this.cells = [];
    this.element.replaceChildren();
    this.element.hidden = true;
  }

  /** @param {string} label @param {any} result @param {any} box */
  add(label, result, box) {
    const canvas = portrait(result.image, box);
    this.cells.push({ label, canvas });
    const cell = button('', () => this.onChoose(result), { className: 'cell' });
    cell.append(canvas, create('span', {}, expressionWord(label)));
    this.element.append(cell);
    this.element.hidden = false;
  }

  /** @returns {HTMLCanvasElement} The whole strip with its words. */
  drawn() {
    const canvas = create('canvas', { width: SIDE * this.cells.length, height: SIDE + CAPTION });
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = '#1a1d21';
    context.font = '15px system-ui, sans-serif';
    context.textAlign = 'center';
    this.cells.forEach(({ label, canvas: cell }, i) => {
      context.drawImage(cell, i * SIDE, 0);
      context.fillText(expressionWord(label), (i + 0.5) * SIDE, SIDE + 19, SIDE);
    });
    return canvas;
  }
}
