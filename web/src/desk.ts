import { columns, ticks } from './columns';
import { shortcuts } from './keys';
import { menus } from './menus';
import { pictures } from './pictures';
import { goOn } from './place';

shortcuts();
columns();
ticks();
menus();
pictures();
goOn();
