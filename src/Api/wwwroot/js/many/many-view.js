// @ts-check
import { csv, scoresOf } from '../csv.js';
import { button, create, imageOf, save } from '../elements.js';
import { isUncertain } from '../reply.js';
import { errorOf, readMany } from '../service.js';
import { asPercent, expressionWord, t } from '../text.js';
import { marked } from './marked.js';
import { zip } from './zip.js';

/** Pictures in one request: some progress is seen, and no request grows beyond the service's limit of bytes. */
const BATCH = 8;

/** @typedef {{file: File, reply: any, problem: string}} Row */

const columns = [
  { key: 'name', value: row => row.file.name, text: row => row.file.name },
  { key: 'faces', value: row => row.reply?.faces.length ?? -1, text: row => String(row.reply?.faces.length ?? '') },
  { key: 'expression', value: row => words(row), text: row => words(row) },
  { key: 'score', value: row => row.reply?.faces[0]?.expressions[0].score ?? -1,
    text: row => (row.reply?.faces[0] ? asPercent(row.reply.faces[0].expressions[0].score) : '') },
];

/** Several photos at once: a table that sorts, opens a photo by its name, and goes out as CSV, JSON or marked pictures. */
export class ManyView {
  /** @param {HTMLElement} element @param {(row: Row) => void} onOpen */
  constructor(element, onOpen) {
    this.element = element;
    this.onOpen = onOpen;
    /** @type {Row[]} */
    this.rows = [];
    this.sort = { key: 'name', down: false };
    /** @type {string[]} */
    this.labels = [];
  }

  hide() {
    this.element.hidden = true;
  }

  /** @param {File[]} files @param {AbortSignal} signal @param {(done: number) => void} onProgress */
  async read(files, signal, onProgress) {
    this.rows = [];
    for (let start = 0; start < files.length; start += BATCH) {
      onProgress(start);
      const part = files.slice(start, start + BATCH);
      const results = await readMany(part.map(file => ({ name: file.name, blob: file })), signal);
      this.rows.push(...results.map(({ index, result, problem }) => (
        { file: part[index], reply: result, problem: problem ? errorOf(problem).message : '' })));
    }

    this.show();
  }

  show() {
    const sorted = [...this.rows].sort((a, b) => compare(this.column.value(a), this.column.value(b)) * (this.sort.down ? -1 : 1));
    const head = create('tr', {}, ...columns.map(column => this.heading(column.key)));
    this.element.replaceChildren(
      create('h2', {}, t('many.title', { count: this.rows.length })),
      create('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-label': t('many.table') },
        create('table', {}, create('thead', {}, head), create('tbody', {}, ...sorted.map(row => this.line(row))))),
      create('div', { className: 'row' },
        button(t('many.csv'), () => save(this.asCsv(), 'tdgan.csv'), { id: 'many-csv' }),
        button(t('many.json'), () => save(this.asJson(), 'tdgan.json'), { id: 'many-json' }),
        button(t('many.zip'), async () => save(await this.asZip(), 'tdgan.zip'), { id: 'many-zip' })));
    this.element.hidden = false;
  }

  get column() {
    return columns.find(column => column.key === this.sort.key) ?? columns[0];
  }

  /** @param {string} key */
  heading(key) {
    const isSorted = this.sort.key === key;
    const order = this.sort.down ? 'descending' : 'ascending';
    const sorter = button(t(`many.${key}`), () => {
      this.sort = { key, down: isSorted && !this.sort.down };
      this.show();
      /** @type {HTMLElement|null} */ (this.element.querySelector(`[data-sort=${key}]`))?.focus();
    }, { className: 'sort' });
    sorter.dataset.sort = key;
    return create('th', { scope: 'col', 'aria-sort': isSorted ? order : 'none' }, sorter);
  }

  /** @param {Row} row */
  line(row) {
    const name = row.reply?.faces.length ? button(row.file.name, () => this.onOpen(row), { className: 'link' }) : row.file.name;
    const cells = row.problem
      ? [create('td', { colSpan: columns.length - 1 }, row.problem)]
      : columns.slice(1).map(column => create('td', {}, column.text(row)));
    return create('tr', {}, create('th', { scope: 'row' }, name), ...cells);
  }

  asCsv() {
    const labels = this.labels;
    const lines = this.rows.flatMap(row => (row.reply?.faces ?? []).map(face => [
      row.file.name, face.index, face.box.x, face.box.y, face.box.width, face.box.height, face.dominant, isUncertain(face), ...scoresOf(face, labels)]));
    const problems = this.rows.filter(row => row.problem).map(row => [row.file.name, '', '', '', '', '', '', '', ...labels.map(() => ''), row.problem]);
    return csv([['name', 'face', 'x', 'y', 'width', 'height', 'dominant', 'uncertain', ...labels, 'problem'], ...lines.map(line => [...line, '']), ...problems]);
  }

  asJson() {
    const content = this.rows.map(row => ({ name: row.file.name, result: row.reply, problem: row.problem || undefined }));
    return new Blob([JSON.stringify(content, undefined, 2)], { type: 'application/json' });
  }

  async asZip() {
    const files = [];
    for (const [i, row] of this.rows.entries()) {
      if (row.reply) {
        const image = await imageOf(row.file, '');
        const name = row.file.name.replace(/\.\w+$/, '').replaceAll('/', '_');
        files.push({ name: `${String(i + 1).padStart(3, '0')}-${name}.jpg`, blob: await marked(image, row.reply.faces) });
        URL.revokeObjectURL(image.src);
      }
    }

    return zip(files);
  }
}

/** @param {Row} row */
function words(row) {
  if (row.problem) {
    return row.problem;
  }

  const face = row.reply.faces[0];
  return face ? (isUncertain(face) ? t('reading.unclear') : expressionWord(face.dominant)) : t('many.none');
}

const compare = (a, b) => (typeof a === 'number' ? a - b : String(a).localeCompare(String(b)));
