// npx openapi-typescript openapi.json -o schema.ts; npm install openapi-fetch
import { readFile } from 'node:fs/promises';
import createClient from 'openapi-fetch';
import type { paths } from './schema';

const [url, file] = process.argv.slice(2) as [string, string];

// The media types say which replies are meant: JSON, and problems. Without them a reply might be a picture as well.
const client = createClient<paths, 'application/json' | 'application/problem+json'>({ baseUrl: url });
const { data, error } = await client.POST('/api/v1/expressions', {
  body: { image: { content: await readFile(file, 'base64') }, options: { topK: 3, detect: 'auto' } },
});
if (error) throw new Error(error.detail);
console.log(data.faces.map((face) => face.dominant).join(' '));
