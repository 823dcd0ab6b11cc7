// @ts-check
/** The calls to the service that the page makes. Every failure becomes one ServiceError with a sentence for people. */
import { accessHeaders } from './access-key.js';

export class ServiceError extends Error {
  /** @param {string} message @param {string} code @param {string=} requestId */
  constructor(message, code, requestId) {
    super(message);
    this.code = code;
    this.requestId = requestId;
  }

  /** Whether the service wants a key, or another one. */
  get asksForKey() {
    return this.code === 'unauthorized';
  }
}

/** @param {File|Blob} photo @param {AbortSignal} signal */
export async function readExpressions(photo, signal) {
  return (await post('api/v1/expressions', { image: photo }, 'application/json', signal)).json();
}

/** @param {Record<string, string|Blob>} fields @param {AbortSignal} signal @returns {Promise<Blob>} */
export async function transfer(fields, signal) {
  return (await post('api/v1/transfers', fields, 'image/png', signal)).blob();
}

/** @param {Record<string, string|Blob>} fields @param {AbortSignal} signal */
export async function interpolate(fields, signal) {
  return (await post('api/v1/interpolations', { ...fields, format: 'json' }, 'application/json', signal)).json();
}

/** The labels in the order of the model's outputs. @returns {Promise<string[]>} */
export async function labels() {
  const response = await send('api/v1/models/expression-branch', {});
  return (await response.json()).labels;
}

/** @param {string} path @param {Record<string, string|Blob>} fields @param {string} accept @param {AbortSignal} signal */
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

    throw new ServiceError('The service does not answer. Is it running, and is the network there?', 'unreachable');
  }

  if (response.ok) {
    return response;
  }

  throw await problemOf(response);
}

/** @param {Response} response */
async function problemOf(response) {
  try {
    const problem = await response.json();
    const text = [problem.title, problem.detail].filter(Boolean).join(' ');
    return new ServiceError(text || `The service answered ${response.status}.`, problem.code ?? 'unknown', problem.requestId);
  } catch {
    return new ServiceError(`The service answered ${response.status}.`, 'unknown');
  }
}
