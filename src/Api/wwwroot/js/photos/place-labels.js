// @ts-check
/** @typedef {{x: number, y: number, width: number, height: number}} Rect */

/** @param {Rect} a @param {Rect} b */
const overlap = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/**
 * Places for the labels of boxes such that none leaves the picture and none lies on another: above its box, below it, in it, else the
 * nearest free row. Boxes that come first choose first.
 * @param {Rect[]} boxes @param {{width: number, height: number}[]} sizes Of the labels. @param {{width: number, height: number}} picture
 * @returns {({x: number, y: number}|undefined)[]} The upper left corners; undefined where nothing is free.
 */
export function placeLabels(boxes, sizes, picture) {
  /** @type {Rect[]} */
  const taken = [];
  return boxes.map((box, i) => {
    const size = sizes[i];
    const x = Math.min(Math.max(0, box.x), Math.max(0, picture.width - size.width));
    const free = rows(box, size, picture).map(y => ({ x, y, ...size })).find(place => !taken.some(other => overlap(place, other)));
    if (free) {
      taken.push(free);
    }

    return free && { x: free.x, y: free.y };
  });
}

/** Rows to try, the best first. */
function rows(box, size, picture) {
  const best = [box.y - size.height - 3, box.y + box.height + 3, box.y + 3, box.y + box.height - size.height - 3];
  const others = [];
  for (let y = 0; y + size.height <= picture.height; y += Math.max(1, Math.floor(size.height / 2))) {
    others.push(y);
  }

  others.sort((a, b) => Math.abs(a - box.y) - Math.abs(b - box.y));
  return [...best, ...others].filter(y => y >= 0 && y + size.height <= picture.height);
}
