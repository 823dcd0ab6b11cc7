// @ts-check
/** Tabs with the keys that the ARIA pattern asks for: arrows, Home and End move and choose at once. */
export class Tabs {
  /** @param {HTMLElement} list @param {(id: string) => void} onChoose Gets the id of the panel. */
  constructor(list, onChoose = () => {}) {
    /** @type {HTMLElement[]} */
    this.tabs = [...list.querySelectorAll('[role=tab]')];
    this.onChoose = onChoose;
    this.tabs.forEach(tab => tab.addEventListener('click', () => this.choose(tab)));
    list.addEventListener('keydown', event => this.move(event));
    this.choose(this.tabs.find(tab => tab.getAttribute('aria-selected') === 'true') ?? this.tabs[0]);
  }

  /** @param {HTMLElement} chosen */
  choose(chosen) {
    for (const tab of this.tabs) {
      const isChosen = tab === chosen;
      tab.setAttribute('aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      const panel = document.getElementById(tab.getAttribute('aria-controls') ?? '');
      if (panel) {
        panel.hidden = !isChosen;
      }
    }

    this.onChoose(chosen.getAttribute('aria-controls') ?? '');
  }

  /** @param {string} panel Id of the panel to bring to the front. */
  open(panel) {
    const tab = this.tabs.find(one => one.getAttribute('aria-controls') === panel);
    if (tab) {
      this.choose(tab);
    }
  }

  /** @param {KeyboardEvent} event */
  move(event) {
    const at = this.tabs.findIndex(tab => tab.tabIndex === 0);
    const last = this.tabs.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.choose(this.tabs[to]);
      this.tabs[to].focus();
    }
  }
}
