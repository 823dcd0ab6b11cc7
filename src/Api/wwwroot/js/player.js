// @ts-check
import { create } from './elements.js';

const FRAME_MILLISECONDS = 120;

/** Plays frames forth and back, or shows the one that the slider points at. Starts by itself unless motion is unwanted. */
export class Player {
  /** @param {string[]} sources Addresses of the frames. @param {string} alt */
  constructor(sources, alt) {
    this.sources = sources;
    this.image = create('img', { src: sources[0], alt });
    this.slider = create('input', { type: 'range', min: '0', max: String(sources.length - 1), value: '0', 'aria-label': 'Frame' });
    this.button = create('button', { type: 'button' }, 'Play');
    this.slider.addEventListener('input', () => this.show(Number(this.slider.value), true));
    this.button.addEventListener('click', () => (this.timer ? this.stop() : this.play()));
    this.element = create('div', { className: 'player' }, this.image, this.slider, create('div', { className: 'row' }, this.button));
    this.step = 1;
    /** @type {number|undefined} */
    this.timer = undefined;
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.play();
    }
  }

  play() {
    this.button.textContent = 'Pause';
    this.timer = window.setInterval(() => this.advance(), FRAME_MILLISECONDS);
  }

  stop() {
    window.clearInterval(this.timer);
    this.timer = undefined;
    this.button.textContent = 'Play';
  }

  advance() {
    const next = Number(this.slider.value) + this.step;
    if (next < 0 || next >= this.sources.length) {
      this.step = -this.step;
    }

    this.show(Number(this.slider.value) + this.step, false);
  }

  /** @param {number} index @param {boolean} byHand */
  show(index, byHand) {
    if (byHand) {
      this.stop();
    }

    this.slider.value = String(index);
    this.image.src = this.sources[index];
  }
}
