// Runs a model again and again in memory, signalling every waiting activity at once, and prints instances per second
// of the clock and of the processor, each the median of five rounds.
// Usage: node measure.js MODEL SECONDS
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import BpmnModdle from 'bpmn-moddle';
import * as elements from 'bpmn-elements';
import { Engine } from 'bpmn-engine';
import { Serializer, TypeResolver } from 'moddle-context-serializer';

const [file, seconds] = [process.argv[2], Number(process.argv[3])];
const parsed = await new BpmnModdle().fromXML(readFileSync(file, 'utf8'));
const sourceContext = Serializer(parsed, TypeResolver(elements));

let ended = 0;
async function instance() {
  const engine = new Engine({ name: 'bench', sourceContext });
  const listener = new EventEmitter();
  listener.on('activity.wait', (activity) => activity.signal());
  const end = engine.waitFor('end');
  await engine.execute({ listener });
  await end;
  ended++;
}

async function round(duration) {
  const [start, cpu, before] = [performance.now(), process.cpuUsage(), ended];
  while (performance.now() - start < duration * 1000) await instance();
  const used = process.cpuUsage(cpu);
  return [(ended - before) / ((performance.now() - start) / 1000), (ended - before) / ((used.user + used.system) / 1e6)];
}

const median = (values) => values.sort((a, b) => a - b)[2];
await round(seconds * 2);
const rounds = [];
for (let i = 0; i < 5; i++) rounds.push(await round(seconds));
console.log(median(rounds.map((r) => r[0])), median(rounds.map((r) => r[1])));
