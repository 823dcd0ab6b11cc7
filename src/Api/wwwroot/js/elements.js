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

/** @param {string} text @param {() => void} onClick @param {Record<string, any>} properties @returns {HTMLButtonElement} */
export function button(text, onClick, properties = {}) {
  const made = create('button', { type: 'button', ...properties }, text);
  made.addEventListener('click', onClick);
  return made;
}

/** The picture of a file as an element whose pixels are there. @param {Blob} blob @param {string} alt @returns {Promise<HTMLImageElement>} */
export async function imageOf(blob, alt) {
  const image = create('img', { src: URL.createObjectURL(blob), alt });
  await image.decode();
  return image;
}

/** @param {HTMLCanvasElement} canvas @param {string} type @returns {Promise<Blob>} */
export const blobOf = (canvas, type = 'image/jpeg') => new Promise((resolve, reject) => {
  canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('The canvas gave no picture.'))), type, 0.9);
});

/** Hands a file to the person. @param {Blob} blob @param {string} name */
export function save(blob, name) {
  const link = create('a', { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
