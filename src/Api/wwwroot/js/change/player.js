// @ts-check
import { button, create } from '../elements.js';
import { t } from '../text.js';

const FRAME_MILLISECONDS = 110;

/** Plays pictures forth and back; starts by itself unless motion is unwanted. */
export class Player {
  /** @param {(index: number) => void} onFrame @param {number} count Pictures. @param {() => void} onSave */
  constructor(onFrame, count, onSave) {
    this.onFrame = onFrame;
    this.count = count;
    this.step = 1;
    /** @type {number|undefined} */
    this.timer = undefined;
    this.slider = create('input', { type: 'range', min: '0', max: String(count - 1), value: String(count - 1), 'aria-label': t('player.frame') });
    this.slider.addEventListener('input', () => { this.stop(); onFrame(Number(this.slider.value)); });
    this.toggle = button(t('player.play'), () => (this.timer ? this.stop() : this.play()));
    this.element = create('div', { className: 'player' }, this.toggle, this.slider, button(t('player.save'), onSave, { id: 'save-gif' }));
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.play();
    }
  }

  play() {
    this.toggle.textContent = t('player.pause');
    this.timer = window.setInterval(() => this.advance(), FRAME_MILLISECONDS);
  }

  stop() {
    window.clearInterval(this.timer);
    this.timer = undefined;
    this.toggle.textContent = t('player.play');
  }

  advance() {
    const next = Number(this.slider.value) + this.step;
    if (next < 0 || next >= this.count) {
      this.step = -this.step;
    }

    this.slider.value = String(Number(this.slider.value) + this.step);
    this.onFrame(Number(this.slider.value));
  }
}
