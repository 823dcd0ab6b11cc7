// @ts-check
import { accessKey, keepAccessKey } from './access-key.js';
import { byId } from './elements.js';
import { t } from './text.js';

/** The field for a key: folded away until it is opened, or until the service asks for a key. */
export class AccessForm {
  /** @param {() => void} onKey After a key was given. */
  constructor(onKey) {
    this.panel = byId('access');
    this.field = byId('access-key');
    this.state = byId('access-state');
    byId('access-form').addEventListener('submit', event => {
      event.preventDefault();
      this.keep(this.field.value.trim());
      onKey();
    });
    byId('access-forget').addEventListener('click', () => this.keep(''));
    this.tell();
  }

  /** The service refused a call for want of a key. */
  ask() {
    this.panel.open = true;
    this.state.textContent = t(accessKey() ? 'access.refused' : 'access.wanted');
    this.field.focus();
  }

  /** @param {string} key */
  keep(key) {
    keepAccessKey(key);
    this.field.value = '';
    this.tell();
  }

  tell() {
    byId('access-forget').hidden = !accessKey();
    this.state.textContent = t(accessKey() ? 'access.set' : 'access.none');
  }
}
