// Builds styles, scripts and the icon sprite into src/Web/wwwroot/dist.
import { build } from 'esbuild';
import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const out = '../src/Web/wwwroot/dist';
const limits = { css: 30 * 1024, scriptsGzip: 25 * 1024 };

/** One symbol for every icon named in Icons.cs, drawn by Tabler. */
async function sprite() {
  const names = [...(await readFile('../src/Web/Icons.cs', 'utf8')).matchAll(/const string \w+ = "([a-z0-9-]+)"/g)].map(m => m[1]);
  const symbols = await Promise.all(names.map(async name => {
    const svg = await readFile(`node_modules/@tabler/icons/icons/outline/${name}.svg`, 'utf8');
    const inner = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
    return `<symbol id="${name}" viewBox="0 0 24 24">${inner.replace(/<path stroke="none"[^>]*\/>/, '').replace(/\s*\n\s*/g, '')}</symbol>`;
  }));
  await writeFile(`${out}/icons.svg`, `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`);
}

async function size(file, zip = false) {
  return zip ? gzipSync(await readFile(`${out}/${file}`)).length : (await stat(`${out}/${file}`)).size;
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await build({
  entryPoints: ['styles/heluo.css', 'styles/desk.css', 'src/site.ts', 'src/desk.ts', 'src/sw.ts'],
  entryNames: '[name]', outdir: out, bundle: true, minify: true, format: 'esm', charset: 'utf8', target: ['chrome109', 'safari16.4', 'firefox115'], legalComments: 'none',
});
await sprite();
await cp('static', out, { recursive: true });

const css = await size('heluo.css');
const scripts = (await Promise.all(['site.js', 'desk.js', 'sw.js'].map(f => size(f, true)))).reduce((a, b) => a + b);
if (css > limits.css || scripts > limits.scriptsGzip) {
  console.error(`too large: styles ${css} of ${limits.css} bytes, scripts ${scripts} of ${limits.scriptsGzip} bytes gzipped`);
  process.exit(1);
}
