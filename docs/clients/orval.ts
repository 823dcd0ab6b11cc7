// npx orval --input openapi.json --output tdgan.ts --client fetch
import { readFile } from 'node:fs/promises';
import { readExpressions } from './tdgan';

const [, file] = process.argv.slice(2) as [string, string];

// The operation takes a form or a picture, too; the header says that this is the JSON.
const reply = await readExpressions(
  { image: { content: await readFile(file, 'base64') }, options: { topK: 3, detect: 'auto' } },
  undefined,
  { headers: { 'Content-Type': 'application/json', Accept: 'application/json' } },
);
if (reply.status !== 200) throw new Error(reply.data.detail);
if (reply.data instanceof Blob) throw new Error('a picture, though JSON was asked for');
console.log(reply.data.faces.map((face) => face.dominant).join(' '));
