// @ts-check
/** The calls to the service that the page makes. Every failure becomes one ServiceError with a sentence for people. */
import { accessHeaders } from './access-key.js';
import { hasText, t } from './text.js';

export class ServiceError extends Error {
  /** @param {string} message @param {string} code @param {string=} requestId @param {number=} retryAfter Seconds to wait. */
  constructor(message, code, requestId, retryAfter) {
    super(message);
    this.code = code;
    this.requestId = requestId;
    this.retryAfter = retryAfter;
  }

  /** Whether the service wants a key, or another one. */
  get asksForKey() {
    return this.code === 'unauthorized';
  }
}

/** @param {Blob} photo @param {AbortSignal=} signal */
export async function readExpressions(photo, signal) {
  return (await post('api/v1/expressions', { image: photo }, 'application/json', signal)).json();
}

/** @param {{name: string, blob: Blob}[]} photos @param {AbortSignal=} signal A result or a problem for each. */
export async function readMany(photos, signal) {
  const form = new FormData();
  photos.forEach(photo => form.append('image', photo.blob, photo.name));
  const reply = await send('api/v1/expressions/batch', { method: 'POST', body: form, headers: { Accept: 'application/json' }, signal });
  return (await reply.json()).results;
}

/** @param {Record<string, string|Blob>} fields @param {AbortSignal=} signal @returns {Promise<Blob>} */
export async function transfer(fields, signal) {
  return (await post('api/v1/transfers', fields, 'image/*', signal)).blob();
}

/** @param {Record<string, string|Blob>} fields @param {AbortSignal=} signal */
export async function interpolate(fields, signal) {
  return (await post('api/v1/interpolations', { ...fields, format: 'json' }, 'application/json', signal)).json();
}

/** @param {Record<string, string|Blob>} fields @param {AbortSignal=} signal @returns {Promise<Blob>} An animated GIF. */
export async function animation(fields, signal) {
  return (await post('api/v1/interpolations', fields, 'image/gif', signal)).blob();
}

/** The labels in the order of the model's outputs. @returns {Promise<string[]>} */
export async function labels() {
  return (await (await send('api/v1/models/expression-branch', {})).json()).labels;
}

/** @param {string} path @param {Record<string, string|Blob>} fields @param {string} accept @param {AbortSignal=} signal */
function post(path, fields, accept, signal) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    form.append(name, value);
  }

  return send(path, { method: 'POST', body: form, headers: { Accept: accept }, signal });
}

/** @param {string} path @param {RequestInit} init */
async function send(path, init) {
  let response;
  try {
    response = await fetch(path, { ...init, headers: { ...init.headers, ...accessHeaders() } });
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') {
      throw failure;
    }

    throw new ServiceError(t('error.unreachable'), 'unreachable');
  }

  if (response.ok) {
    return response;
  }

  throw await problemOf(response);
}

/** @param {Response} response */
async function problemOf(response) {
  const seconds = Number(response.headers.get('Retry-After')) || undefined;
  try {
    return errorOf(await response.json(), response.status, seconds);
  } catch {
    return new ServiceError(t('error.status', { status: response.status }), 'unknown', undefined, seconds);
  }
}

/** @param {any} problem As in RFC 9457. @param {number=} status @param {number=} seconds */
export function errorOf(problem, status, seconds) {
  const own = hasText(`error.${problem.code}`) ? t(`error.${problem.code}`) : [problem.title, problem.detail].filter(Boolean).join(' ');
  return new ServiceError(own || t('error.status', { status: status ?? '' }), problem.code ?? 'unknown', problem.requestId, seconds);
}
