// @ts-check
import { asPercent, create } from './elements.js';

const SVG = 'http://www.w3.org/2000/svg';
const THUMBNAIL = 64;

/** The photo with its boxes, and beside it a card with seven bars for each face; one face is chosen. */
export class FacesView {
  /** @param {{photo: HTMLElement, list: HTMLElement}} parts @param {(index: number) => void} onChoose */
  constructor({ photo, list }, onChoose) {
    this.photo = photo;
    this.list = list;
    this.onChoose = onChoose;
  }

  /** @param {HTMLImageElement} image @param {any} reply The service's reply. */
  show(image, reply) {
    this.photo.replaceChildren(image, boxes(reply.faces), ...reply.faces.map(tag));
    this.list.replaceChildren(...reply.faces.map(face => this.card(image, reply, face)), ...general(reply.warnings));
    if (reply.faces.length > 0) {
      this.choose(0);
    }
  }

  /** @param {number} index */
  choose(index) {
    this.list.querySelectorAll('button.face').forEach((card, i) => card.setAttribute('aria-pressed', String(i === index)));
    this.photo.querySelectorAll('rect').forEach((box, i) => box.classList.toggle('chosen', i === index));
    this.onChoose(index);
  }

  card(image, reply, face) {
    const scores = create('span', { className: 'scores' }, ...face.expressions.flatMap(row));
    const body = create('span', { className: 'face-body' }, thumbnail(image, face.boxNormalized), scores);
    const notes = reply.warnings.filter(warning => warning.faceIndex === face.index).map(note);
    const card = create('button', { type: 'button', className: 'face', 'aria-pressed': 'false' },
      create('strong', {}, `Face ${face.index + 1}: ${face.dominant}`), body, ...notes);
    card.addEventListener('click', () => this.choose(face.index));
    return card;
  }
}

function boxes(faces) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 1 1');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  for (const { boxNormalized: box } of faces) {
    const rect = document.createElementNS(SVG, 'rect');
    for (const name of ['x', 'y', 'width', 'height']) {
      rect.setAttribute(name, String(box[name]));
    }

    svg.append(rect);
  }

  return svg;
}

function tag(face) {
  const label = create('span', { className: 'tag', 'aria-hidden': 'true' }, `${face.index + 1} ${face.dominant}`);
  label.style.left = `${Math.max(0, face.boxNormalized.x) * 100}%`;
  label.style.top = `${Math.max(0.06, face.boxNormalized.y) * 100}%`;
  return label;
}

function row({ label, score }) {
  const bar = create('span', { className: 'bar' });
  bar.style.display = 'block';
  bar.style.width = `${score * 100}%`;
  return [create('span', {}, label), create('span', { className: 'track' }, bar), create('span', { className: 'number' }, asPercent(score))];
}

function thumbnail(image, box) {
  const canvas = create('canvas', { width: THUMBNAIL * 2, height: THUMBNAIL * 2, 'aria-hidden': 'true' });
  const [width, height] = [box.width * image.naturalWidth, box.height * image.naturalHeight];
  const side = Math.max(width, height);
  const left = (box.x * image.naturalWidth) + ((width - side) / 2);
  const top = (box.y * image.naturalHeight) + ((height - side) / 2);
  canvas.getContext('2d').drawImage(image, left, top, side, side, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const note = warning => create('span', { className: 'warning' }, warning.message);

const general = warnings => warnings.filter(warning => warning.faceIndex === undefined || warning.faceIndex === null).map(note);
