// @ts-check
import { accessKey } from '../access-key.js';

/**
 * A call of this service as a program: what is sent, and where the reply goes.
 * @typedef {{path: string, files: Record<string, string>, fields: Record<string, string>, accept: string, output?: string}} Call
 */

const KEY_VARIABLE = 'TDGAN_KEY';

const address = path => new URL(path, document.baseURI).href;

/** @param {string} text Between double quotes of Python, JavaScript and C#. */
const quoted = text => JSON.stringify(text);

/** @param {string} text A word of a POSIX shell. */
const shell = text => `'${text.replaceAll("'", "'\\''")}'`;

/** @param {Call} call */
export function curl({ path, files, fields, accept, output }) {
  const parts = [
    `curl --fail-with-body ${shell(address(path))}`,
    `-H ${shell(`Accept: ${accept}`)}`,
    ...(accessKey() ? [`-H "X-Api-Key: $${KEY_VARIABLE}"`] : []),
    ...Object.entries(files).map(([name, file]) => `-F ${shell(`${name}=@${file}`)}`),
    ...Object.entries(fields).map(([name, value]) => `-F ${shell(`${name}=${value}`)}`),
    ...(output ? [`-o ${shell(output)}`] : []),
  ];
  return parts.join(' \\\n  ');
}

/** @param {Call} call */
export function python({ path, files, fields, accept, output }) {
  const headers = [`"Accept": ${quoted(accept)}`, ...(accessKey() ? [`"X-Api-Key": os.environ["${KEY_VARIABLE}"]`] : [])];
  return [
    ...(accessKey() ? ['import os', ''] : []),
    'import requests',
    '',
    'reply = requests.post(',
    `    ${quoted(address(path))},`,
    `    headers={${headers.join(', ')}},`,
    `    files={${Object.entries(files).map(([name, file]) => `${quoted(name)}: open(${quoted(file)}, "rb")`).join(', ')}},`,
    ...(Object.keys(fields).length > 0 ? [`    data={${pairs(fields)}},`] : []),
    '    timeout=30,',
    ')',
    'reply.raise_for_status()',
    ...(output
      ? [`with open(${quoted(output)}, "wb") as file:`, '    file.write(reply.content)']
      : ['for face in reply.json()["faces"]:', '    print(face["index"], face["dominant"], face["expressions"][0]["score"])']),
  ].join('\n');
}

/** @param {Call} call For Node.js 20 and later, as a module. */
export function javascript({ path, files, fields, accept, output }) {
  return [
    `import { readFile${output ? ', writeFile' : ''} } from 'node:fs/promises';`,
    '',
    'const form = new FormData();',
    ...Object.entries(files).map(([name, file]) => `form.append(${quoted(name)}, new Blob([await readFile(${quoted(file)})]), ${quoted(file)});`),
    ...Object.entries(fields).map(([name, value]) => `form.append(${quoted(name)}, ${quoted(value)});`),
    `const reply = await fetch(${quoted(address(path))}, {`,
    "  method: 'POST',",
    `  headers: { Accept: ${quoted(accept)}${accessKey() ? `, 'X-Api-Key': process.env.${KEY_VARIABLE}` : ''} },`,
    '  body: form,',
    '});',
    'if (!reply.ok) throw new Error(await reply.text());',
    ...(output
      ? [`await writeFile(${quoted(output)}, Buffer.from(await reply.arrayBuffer()));`]
      : ['for (const face of (await reply.json()).faces) {', '  console.log(face.index, face.dominant, face.expressions[0].score);', '}']),
  ].join('\n');
}

/** @param {Call} call For a console project or a file for dotnet run, .NET 10. */
export function csharp({ path, files, fields, accept, output }) {
  return [
    'using var client = new HttpClient();',
    `client.DefaultRequestHeaders.Add("Accept", ${quoted(accept)});`,
    ...(accessKey() ? [`client.DefaultRequestHeaders.Add("X-Api-Key", Environment.GetEnvironmentVariable("${KEY_VARIABLE}"));`] : []),
    'using var form = new MultipartFormDataContent();',
    ...Object.entries(files).map(([name, file]) => `form.Add(new ByteArrayContent(File.ReadAllBytes(${quoted(file)})), ${quoted(name)}, ${quoted(file)});`),
    ...Object.entries(fields).map(([name, value]) => `form.Add(new StringContent(${quoted(value)}), ${quoted(name)});`),
    `using HttpResponseMessage reply = await client.PostAsync(${quoted(address(path))}, form);`,
    'reply.EnsureSuccessStatusCode();',
    output ? `File.WriteAllBytes(${quoted(output)}, await reply.Content.ReadAsByteArrayAsync());` : 'Console.WriteLine(await reply.Content.ReadAsStringAsync());',
  ].join('\n');
}

const pairs = fields => Object.entries(fields).map(([name, value]) => `${quoted(name)}: ${quoted(value)}`).join(', ');
