// The events of lanes: marks on a line of time for each state, and a list.

import { h, s, id, text, attribute } from './dom.js';
import { mark } from './chart.js';
import { STATES } from './order.js';
import { age, clock, count, full } from './format.js';

const LISTED = 100;
const MINUTE = 60_000;
/** Lengths of the strip; the shortest that holds all events is taken, else the longest. */
const SPANS = [5, 15, 60, 240, 1440].map((minutes) => minutes * MINUTE);
const LINES = Object.keys(STATES);
const WIDTH = 320;
const LEFT = 78;
const LINE = 15;

export class Events {
  constructor(choose) {
    this.choose = choose;
    this.marks = s('g');
    this.axis = s('g', { class: 'c-axis' });
    const height = LINES.length * LINE + 16;
    id('c-strip').append(s('svg', { viewBox: `0 0 ${WIDTH} ${height}`, role: 'img',
      'aria-label': 'Events over time, a line for each state; the list below says the same' },
    ...LINES.map((state, i) => s('g', {},
        s('text', { x: 0, y: i * LINE + 11 }, STATES[state].word),
        s('line', { x1: LEFT, x2: WIDTH - 4, y1: i * LINE + 8, y2: i * LINE + 8 }))),
    this.marks, this.axis));
  }

  draw(view) {
    const about = view.lane ? view.events.filter((event) => event.name === view.lane) : view.events;
    text(id('c-events-of'), view.lane ? `of ${view.lane}` : 'of all lanes');
    this.drawStrip(about, view);
    this.drawList(about, view);
  }

  drawStrip(events, view) {
    const oldest = events.length > 0 ? view.nowMs - events[0].timeMs : 0;
    const span = SPANS.find((each) => each >= oldest) ?? SPANS.at(-1);
    const x = (ms) => LEFT + (WIDTH - 4 - LEFT) * (1 - (view.nowMs - ms) / span);
    // One mark for each place: a thousand lanes that come at once are one stroke.
    const places = new Map();
    for (const event of events) {
      if (view.nowMs - event.timeMs <= span) {
        const at = Math.min(WIDTH - 4, x(event.timeMs)).toFixed(0);
        places.set(`${at} ${event.to}`, { at, state: event.to });
      }
    }
    this.marks.replaceChildren(...[...places.values()].map(({ at, state }) => s('rect', {
      class: `c-tick c-${state}`, x: at - 1, width: 3, rx: 1, height: 11,
      y: LINES.indexOf(state) * LINE + 3,
    })));
    const bottom = LINES.length * LINE + 11;
    this.axis.replaceChildren(
        s('text', { x: LEFT, y: bottom }, `${age(view.nowMs - span, view.nowMs)} ago`),
        s('text', { x: WIDTH - 4, y: bottom, 'text-anchor': 'end' }, 'now'));
  }

  drawList(events, view) {
    const list = id('c-events');
    const key = `${view.lane} ${view.eventsKey}`;
    if (key !== this.key) {
      this.key = key;
      const latest = events.slice(-LISTED).reverse();
      const items = latest.map((event) => this.item(event, view));
      if (events.length > LISTED) {
        items.push(h('li', { class: 'c-muted' }, `and ${count(events.length - LISTED)} before`));
      }
      list.replaceChildren(...items);
      attribute(list, 'data-none', latest.length === 0);
      if (latest.length === 0) {
        list.append(h('li', { class: 'c-muted' }, 'Nothing has happened yet.'));
      }
    }
  }

  item(event, view) {
    return h('li', {},
        h('time', { datetime: full(event.timeMs), title: full(event.timeMs) },
            clock(event.timeMs, view.nowMs)),
        mark(event.to, STATES[event.to].mark),
        h('div', {},
            h('button', { type: 'button', class: 'c-name', on: { click: () => this.choose(event.name) } },
                event.name),
            ` ${STATES[event.to].word.toLowerCase()}`,
            h('span', { class: 'c-why' }, event.reason)));
  }
}
