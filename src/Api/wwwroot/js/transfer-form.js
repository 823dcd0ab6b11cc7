// @ts-check
import { byId, create } from './elements.js';

const DEFAULT_LABEL = 'happiness';

/** The choices of the second part: which expression, how much of it, the seed and what comes back. */
export class TransferForm {
  constructor() {
    this.form = byId('transfer-form');
    this.expression = byId('expression-file');
    this.intensity = byId('intensity');
    this.seed = byId('seed');
    this.paste = byId('paste');
    this.buttons = [byId('transfer-go'), byId('play-go')];
    const output = byId('intensity-value');
    this.intensity.addEventListener('input', () => {
      output.value = `${Math.round(this.intensity.value * 100)} %`;
    });
    this.expression.addEventListener('change', () => this.preferPicture());
  }

  /** @param {string[]} labels In the model's order. */
  offer(labels) {
    byId('labels').replaceChildren(...labels.map(label => {
      const radio = create('input', { type: 'radio', name: 'expression', value: label, checked: label === DEFAULT_LABEL });
      radio.addEventListener('change', () => { this.expression.value = ''; });
      return create('label', {}, radio, ` ${label}`);
    }));
  }

  /** @param {boolean} possible */
  enable(possible) {
    this.buttons.forEach(button => { button.disabled = !possible; });
    byId('transfer-hint').hidden = possible;
  }

  get label() {
    return new FormData(this.form).get('expression')?.toString();
  }

  get pastes() {
    return this.paste.value === 'original';
  }

  /** What stands for the expression: the picture, or the label. */
  get wanted() {
    const picture = this.expression.files[0];
    return picture ? { expression: picture } : { expressionLabel: this.label ?? DEFAULT_LABEL };
  }

  get options() {
    return { intensity: this.intensity.value, seed: this.seed.value, paste: this.paste.value };
  }

  preferPicture() {
    if (this.expression.files.length > 0) {
      this.form.querySelectorAll('input[name=expression]').forEach(radio => { radio.checked = false; });
    }
  }
}
