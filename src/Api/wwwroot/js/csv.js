// @ts-check
/** A table as text (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe. */

/** @param {(string|number)[][]} rows The first has the names of the columns. */
export const csv = rows => new Blob([rows.map(row => row.map(cell).join(',')).join('\r\n'), '\r\n'], { type: 'text/csv' });

/** @param {string|number} value */
function cell(value) {
  const text = typeof value === 'string' && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The scores in the order of these labels. @param {any} face @param {string[]} labels */
export const scoresOf = (face, labels) => labels.map(label => face.expressions.find(expression => expression.label === label)?.score ?? '');
