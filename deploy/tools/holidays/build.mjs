// Compares three published tables of Chinese holidays day by day, prints where they differ, and writes src/Engines/Calendar/tables/YEAR.csv.
// A day on which they differ needs a decision in notices.json; without one nothing is written.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const { notices, decisions } = JSON.parse(readFileSync(join(here, 'notices.json'), 'utf8'));
const years = [...new Set(notices.map(n => n.year))];

const days = require('chinese-days');
const workday = await import('chinese-workday');
const listed = JSON.parse(readFileSync(join(dirname(require.resolve('chinese-days')), 'chinese-days.json'), 'utf8'));
const calendar = new Map();
for (const year of years) {
  const file = join(dirname(require.resolve('holiday-calendar')), '..', 'data', 'CN', `${year}.json`);
  for (const day of JSON.parse(readFileSync(file, 'utf8')).dates) calendar.set(day.date, day);
}

const isWeekend = date => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
const sources = {
  'chinese-days': date => days.isWorkday(date),
  'chinese-workday': date => workday.isWorkday(date),
  'holiday-calendar': date => calendar.has(date) ? calendar.get(date).type === 'transfer_workday' : !isWeekend(date),
};

function* datesOf(year) {
  for (const day = new Date(Date.UTC(year, 0, 1)); day.getUTCFullYear() === year; day.setUTCDate(day.getUTCDate() + 1))
    yield day.toISOString().slice(0, 10);
}

const within = (date, range) => range && date >= range[0] && date <= range[1];
const noticeOf = date => notices.find(n => within(date, n.only)) ?? notices.find(n => within(date, n.also))
  ?? notices.find(n => n.year === Number(date.slice(0, 4)) && !n.only);

function nameOf(date) {
  const name = (listed.holidays[date] ?? listed.workdays[date])?.split(',')[1] ?? calendar.get(date)?.name_cn.replace(/补班$/, '');
  return { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' }[name] ?? name;
}

let undecided = 0;
const tables = new Map();
for (const year of years) {
  const rows = [];
  for (const date of datesOf(year)) {
    const answers = Object.entries(sources).map(([source, works]) => [source, works(date)]);
    const agree = answers.every(([, works]) => works === answers[0][1]);
    const decision = decisions[date];
    if (!agree) {
      console.log(`${date} ${answers.map(([s, w]) => `${s}=${w ? 'workday' : 'day off'}`).join(' ')} -> ${decision ?? 'UNDECIDED'}`);
      if (!decision) undecided++;
    }
    const works = decision ? decision === 'workday' : answers[0][1];
    const offByNotice = !works && (!isWeekend(date) || listed.holidays[date] || calendar.get(date)?.type === 'public_holiday');
    if (works === isWeekend(date) || offByNotice) {
      const notice = noticeOf(date);
      const version = notices.filter(n => n.year === notice.year).indexOf(notice) + 1;
      rows.push([date, works ? 'workday' : 'holiday', nameOf(date), notice.number, version].join(','));
    }
  }
  tables.set(year, rows);
}

if (undecided > 0) {
  console.error(`${undecided} undecided days: add decisions to notices.json`);
  process.exit(1);
}

const target = join(here, '../../../src/Engines/Calendar/tables');
mkdirSync(target, { recursive: true });
for (const [year, rows] of tables) {
  const urls = notices.filter(n => rows.some(r => r.includes(n.number))).map(n => `# ${n.number} ${n.url}`);
  writeFileSync(join(target, `${year}.csv`), [...urls, 'date,kind,name,source,version', ...rows, ''].join('\n'));
}
console.log(`${tables.size} tables written`);
