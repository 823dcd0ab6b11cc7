// @ts-check
import { create } from '../elements.js';
import { t } from '../text.js';

/** The sample pictures of the page: means of ten people each. The first one is read when the page opens. */
const NAMES = ['group', 'face-1', 'face-2', 'face-3', 'face-4', 'face-5', 'face-6'];

/** @param {HTMLElement} element @param {(photo: File) => void} onChoose */
export function offerSamples(element, onChoose) {
  element.replaceChildren(...NAMES.map((name, i) => {
    const words = name === 'group' ? t('samples.group') : t('samples.face', { number: i });
    const image = create('img', { src: addressOf(name), alt: '', width: 56, height: 56 });
    const choice = create('button', { type: 'button', className: 'sample', 'aria-label': words }, image);
    choice.addEventListener('click', async () => onChoose(await sample(name)));
    return choice;
  }));
}

/** @returns {Promise<File>} The picture shown first. */
export const firstSample = () => sample(NAMES[0]);

const addressOf = name => `samples/${name}.jpg`;

async function sample(name) {
  const reply = await fetch(addressOf(name));
  return new File([await reply.blob()], `${name}.jpg`, { type: 'image/jpeg' });
}
