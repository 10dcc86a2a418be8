import { columns, ticks } from './columns';
import { shortcuts } from './keys';
import { pictures } from './pictures';

shortcuts();
columns();
ticks();
pictures();
