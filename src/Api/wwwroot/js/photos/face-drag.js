// @ts-check
import { create } from '../elements.js';

/** Pixels that a pointer moves before it is a drag and no click. */
const THRESHOLD = 8;

/**
 * Lets a face be dragged onto another one; the chips "like face N" do the same without a pointer.
 * @param {HTMLElement} box @param {number} index Of the face.
 * @param {(point: {x: number, y: number}) => number|undefined} faceAt Which face lies at a place of the window.
 * @param {(from: number, to: number) => void} onDrop
 */
export function makeDraggable(box, index, faceAt, onDrop) {
  /** @type {{x: number, y: number}|undefined} */
  let start;
  /** @type {HTMLElement|undefined} */
  let ghost;
  const end = () => {
    ghost?.remove();
    [start, ghost] = [undefined, undefined];
  };
  box.addEventListener('pointerdown', event => {
    if (event.isPrimary && event.pointerType !== 'touch') {
      start = { x: event.clientX, y: event.clientY };
      box.setPointerCapture(event.pointerId);
    }
  });
  box.addEventListener('pointermove', event => {
    if (start && (ghost || Math.hypot(event.clientX - start.x, event.clientY - start.y) > THRESHOLD)) {
      ghost ??= /** @type {HTMLElement} */ (box.parentElement?.appendChild(create('span', { className: 'ghost', 'aria-hidden': 'true' })));
      Object.assign(ghost.style, { left: box.style.left, top: box.style.top, width: box.style.width, height: box.style.height });
      ghost.style.transform = `translate(${event.clientX - start.x}px, ${event.clientY - start.y}px)`;
    }
  });
  box.addEventListener('pointercancel', end);
  box.addEventListener('pointerup', event => {
    const to = ghost ? faceAt({ x: event.clientX, y: event.clientY }) : undefined;
    end();
    if (to !== undefined && to !== index) {
      // The click that follows would choose the face that was dragged.
      box.addEventListener('click', click => click.stopImmediatePropagation(), { capture: true, once: true });
      onDrop(index, to);
    }
  });
}
