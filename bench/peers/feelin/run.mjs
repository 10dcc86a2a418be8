// Evaluates the expressions of expressions.json warm and prints one JSON line each: {"name", "perSecond", "value"}.
import { readFileSync } from 'node:fs';
import { evaluate } from 'feelin';

const { context, expressions } = JSON.parse(readFileSync(new URL('expressions.json', import.meta.url), 'utf8'));
const seconds = Number(process.argv[2] ?? 0.5);
const rounds = 5;

function rate(source) {
  const run = (until) => {
    let count = 0;
    const start = performance.now();
    while (performance.now() - start < until * 1000) {
      for (let i = 0; i < 16; i++) evaluate(source, context);
      count += 16;
    }
    return count / ((performance.now() - start) / 1000);
  };
  run(seconds);
  return Array.from({ length: rounds }, () => run(seconds)).sort((a, b) => a - b)[Math.floor(rounds / 2)];
}

for (const { name, source } of expressions)
  console.log(JSON.stringify({ name, perSecond: rate(source), value: String(JSON.stringify(evaluate(source, context).value)) }));
