// Reads {"schema", "values"} from standard input and prints for each value whether the schema accepts it.
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const { schema, values } = JSON.parse(readFileSync(0, 'utf8'));
const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats(ajv);
const validate = ajv.compile(schema);
console.log(JSON.stringify(values.map((value) => validate(value))));
