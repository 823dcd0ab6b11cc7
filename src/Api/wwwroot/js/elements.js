// @ts-check
/** @param {string} id @returns {any} The element with that id; the page's own HTML has it. */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) {
    throw new Error(`The page has no element ${id}.`);
  }

  return element;
}

/** @param {string} tag @param {Record<string, any>} properties @param {(Node|string)[]} children @returns {any} */
export function create(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) {
      /** @type {any} */ (element)[name] = value;
    } else {
      element.setAttribute(name, value);
    }
  }

  element.append(...children);
  return element;
}

const percent = new Intl.NumberFormat('en', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** @param {number} share 0-1 */
export const asPercent = share => percent.format(share);

/** The picture of a file as an element whose pixels are there. @param {Blob} blob @param {string} alt @returns {Promise<HTMLImageElement>} */
export async function imageOf(blob, alt) {
  const image = create('img', { src: URL.createObjectURL(blob), alt });
  await image.decode();
  return image;
}
