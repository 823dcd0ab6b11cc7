// @ts-check
import { button, create } from './elements.js';
import { ServiceError } from './service.js';
import { t } from './text.js';

/** An error in words, with a button to try again that counts down the seconds the service asked for. */
export class Notice {
  /** @param {HTMLElement} element @param {() => void} onKeyWanted After the service asked for a key. */
  constructor(element, onKeyWanted = () => {}) {
    this.element = element;
    this.onKeyWanted = onKeyWanted;
    /** @type {number|undefined} */
    this.timer = undefined;
  }

  clear() {
    window.clearInterval(this.timer);
    this.element.hidden = true;
    this.element.replaceChildren();
  }

  /** @param {unknown} failure @param {(() => void)=} retry */
  show(failure, retry) {
    const known = failure instanceof ServiceError;
    this.tell(known ? failure.message : t('error.page'), known ? failure.code : '', retry, known ? failure.retryAfter : undefined);
    if (!known) {
      console.error(failure);
    } else if (failure.asksForKey) {
      this.onKeyWanted();
    }
  }

  /** @param {string} message @param {string} code @param {(() => void)=} retry @param {number=} seconds */
  tell(message, code = '', retry = undefined, seconds = undefined) {
    this.clear();
    this.element.append(create('span', {}, message));
    if (code) {
      this.element.append(create('code', {}, code));
    }

    if (retry) {
      const again = button(t('again'), () => { this.clear(); retry(); }, { className: 'again' });
      this.element.append(again);
      this.countDown(again, Math.ceil(seconds ?? 0));
    }

    this.element.hidden = false;
  }

  /** @param {HTMLButtonElement} again @param {number} seconds */
  countDown(again, seconds) {
    if (seconds <= 0) {
      return;
    }

    let left = seconds;
    const tick = () => {
      again.disabled = left > 0;
      again.textContent = left > 0 ? t('again.in', { seconds: left }) : t('again');
      if (left-- <= 0) {
        window.clearInterval(this.timer);
      }
    };
    tick();
    this.timer = window.setInterval(tick, 1000);
  }
}
