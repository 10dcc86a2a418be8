import { columns, ticks } from './columns';
import { shortcuts } from './keys';

shortcuts();
columns();
ticks();
