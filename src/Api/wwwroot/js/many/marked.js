// @ts-check
import { blobOf, create } from '../elements.js';
import { placeLabels } from '../photos/place-labels.js';
import { shortName } from '../photos/stage.js';

/** A photo with boxes and words drawn into it. @param {HTMLImageElement|HTMLVideoElement} image @param {any[]} faces @returns {HTMLCanvasElement} */
export function drawMarked(image, faces) {
  const isVideo = image instanceof HTMLVideoElement;
  const width = isVideo ? image.videoWidth : image.naturalWidth;
  const height = isVideo ? image.videoHeight : image.naturalHeight;
  const canvas = create('canvas', { width, height });
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const letter = Math.max(12, Math.round(Math.min(width, height) / 28));
  context.font = `600 ${letter}px system-ui, sans-serif`;
  context.textBaseline = 'middle';
  context.lineWidth = Math.max(2, letter / 7);
  const boxes = faces.map(({ boxNormalized: box }) => ({ x: box.x * width, y: box.y * height, width: box.width * width, height: box.height * height }));
  const sizes = faces.map(face => ({ width: context.measureText(shortName(face)).width + letter, height: letter * 1.5 }));
  const places = placeLabels(boxes, sizes, { width, height });
  boxes.forEach((box, i) => {
    context.strokeStyle = '#fff';
    context.strokeRect(box.x, box.y, box.width, box.height);
    const place = places[i];
    if (place) {
      context.fillStyle = 'rgb(0 0 0 / .78)';
      context.fillRect(place.x, place.y, sizes[i].width, sizes[i].height);
      context.fillStyle = '#fff';
      context.fillText(shortName(faces[i]), place.x + (letter / 2), place.y + (sizes[i].height / 2));
    }
  });
  return canvas;
}

/** @param {HTMLImageElement} image @param {any[]} faces @returns {Promise<Blob>} JPEG */
export const marked = (image, faces) => blobOf(drawMarked(image, faces));
