// @ts-check
/** Faces keep their numbers from frame to frame: each box goes to the track that it overlaps most; scores are smoothed along a track. */
const LEAST_OVERLAP = 0.25;

/** @typedef {{number: number, box: any, scores: Record<string, number>, seen: number, face: any}} Track Times in seconds. */

export class Tracker {
  /** @param {number} smoothing Seconds over which scores are averaged; 0 keeps each frame's own. @param {number} patience Seconds without its face. */
  constructor(smoothing, patience) {
    this.smoothing = smoothing;
    this.patience = patience;
    /** @type {Track[]} */
    this.tracks = [];
    this.last = 0;
  }

  /** @param {any[]} faces Of one frame. @param {number} time Seconds, never less than before. @returns {Track[]} Those seen in this frame. */
  follow(faces, time) {
    this.tracks = this.tracks.filter(track => time - track.seen <= this.patience);
    const free = new Set(this.tracks);
    const pairs = faces.flatMap(face => this.tracks.map(track => ({ face, track, share: overlap(face.boxNormalized, track.box) })))
      .filter(pair => pair.share >= LEAST_OVERLAP)
      .sort((a, b) => b.share - a.share);
    /** @type {Map<any, Track>} */
    const found = new Map();
    for (const { face, track } of pairs) {
      if (free.has(track) && !found.has(face)) {
        free.delete(track);
        found.set(face, track);
      }
    }

    return faces.map(face => this.update(found.get(face) ?? this.begin(), face, time));
  }

  /** @returns {Track} */
  begin() {
    const track = { number: ++this.last, box: undefined, scores: {}, seen: 0, face: undefined };
    this.tracks.push(track);
    return track;
  }

  /** @param {Track} track @param {any} face @param {number} time */
  update(track, face, time) {
    const isNew = track.face === undefined;
    const weight = isNew || this.smoothing === 0 ? 1 : 1 - Math.exp(-(time - track.seen) / this.smoothing);
    for (const { label, score } of face.expressions) {
      track.scores[label] = ((1 - weight) * (track.scores[label] ?? 0)) + (weight * score);
    }

    return Object.assign(track, { box: face.boxNormalized, face, seen: time });
  }
}

/** A face of a reply with the number and the smoothed scores of its track. @param {Track} track */
export function smoothed(track) {
  const expressions = Object.entries(track.scores).map(([label, score]) => ({ label, score })).sort((a, b) => b.score - a.score);
  return { ...track.face, index: track.number - 1, expressions, dominant: expressions[0].label };
}

/** Intersection over union. */
export function overlap(a, b) {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const shared = Math.max(0, width) * Math.max(0, height);
  return shared / ((a.width * a.height) + (b.width * b.height) - shared);
}
