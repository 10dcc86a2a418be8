// Evaluates the expressions of expressions.json warm and prints one JSON line each: {"name", "perSecond", "value"}.
import { readFileSync } from 'node:fs';
import { evaluate } from 'feelin';

const { context, expressions } = JSON.parse(readFileSync(new URL('expressions.json', import.meta.url), 'utf8'));
const seconds = Number(process.argv[2] ?? 0.5);
const rounds = 5;

// Evaluations per second of processor time, median of five rounds after one to warm up.
function rate(source) {
  const run = () => {
    let count = 0;
    let used = 0;
    const start = process.cpuUsage();
    while (used < seconds) {
      for (let i = 0; i < 16; i++) evaluate(source, context);
      count += 16;
      const usage = process.cpuUsage(start);
      used = (usage.user + usage.system) / 1e6;
    }
    return count / used;
  };
  run();
  return Array.from({ length: rounds }, run).sort((a, b) => a - b)[Math.floor(rounds / 2)];
}

for (const { name, source } of expressions)
  console.log(JSON.stringify({ name, perSecond: rate(source), value: String(JSON.stringify(evaluate(source, context).value)) }));
