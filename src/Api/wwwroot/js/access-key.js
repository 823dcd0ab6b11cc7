// @ts-check
/** The key of this service, where it asks for one: kept by the browser for this tab alone, gone when the tab is closed. */
const ITEM = 'tdgan-access-key';

/** @returns {string} Empty without a key. */
export const accessKey = () => sessionStorage.getItem(ITEM) ?? '';

/** @param {string} key Empty forgets it. */
export function keepAccessKey(key) {
  if (key) {
    sessionStorage.setItem(ITEM, key);
  } else {
    sessionStorage.removeItem(ITEM);
  }
}

/** @returns {Record<string, string>} The header that brings the key; none without a key. */
export const accessHeaders = () => (accessKey() ? { 'X-Api-Key': accessKey() } : {});
