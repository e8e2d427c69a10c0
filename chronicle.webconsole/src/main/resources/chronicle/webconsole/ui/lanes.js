// The table of lanes. Only the rows that are seen are in the page, however many lanes there are;
// each is kept and changed in place, so that focus and selection stay.

import { h, id, text, attribute } from './dom.js';
import { sparkline, mark } from './chart.js';
import { STATES, PRESENT, comparator, matches, failures, isOpen } from './order.js';
import { age, atLeast, brief, bytes, count, full } from './format.js';

const ROW = 32;
const AROUND = 6;

const COLUMNS = [
  { by: 'state', title: 'State' },
  { by: 'name', title: 'Lane' },
  { by: 'rate', title: 'Orders/s', number: true },
  { by: 'lag', title: 'Lag', number: true },
  { by: null, title: 'Lag, last 5 min' },
  { by: 'failures', title: 'Failures', number: true,
    hint: 'Retries of handlers and of attaching, dropped replies, dead letters' },
  { by: 'since', title: 'For', number: true },
  { by: null, title: 'Reason' },
];

export class Lanes {
  /** chosen(name) is called for a row, changed() when filter or order change. */
  constructor(chosen, changed) {
    this.onChosen = chosen;
    this.onChanged = changed;
    this.filter = { text: '', states: new Set() };
    this.sort = { by: 'worst', reversed: false };
    this.rows = new Map();
    this.shown = [];
    this.lane = '';
    this.build();
  }

  build() {
    this.heads = COLUMNS.map((column) => this.head(column));
    this.worst = h('button', { type: 'button', class: 'c-worst', 'aria-pressed': 'true',
      on: { click: () => this.sortBy('worst') } }, 'Worst first');
    this.space = h('div', { class: 'c-space', role: 'rowgroup' });
    this.empty = h('p', { class: 'c-empty', hidden: true });
    this.port = h('div', { class: 'c-port', on: {
      scroll: () => this.paint(),
      keydown: (event) => this.key(event),
      pointerenter: () => this.hold(true),
      pointerleave: () => this.hold(false),
    } }, this.space, this.empty);
    this.table = h('div', { class: 'c-table', role: 'table', 'aria-label': 'Lanes' },
        h('div', { class: 'c-row c-head', role: 'row' }, ...this.heads), this.port);
    id('c-table').append(this.table);
    this.chips = new Map(PRESENT.map((state) => [state, this.chip(state)]));
    id('c-states').append(...[...this.chips.values()].map((chip) => chip.element));
    id('c-states').after(this.worst);
    id('c-filter').addEventListener('input', (event) => {
      this.filter.text = event.target.value.trim().toLowerCase();
      this.change();
    });
    new ResizeObserver(() => this.paint()).observe(this.port);
  }

  head(column) {
    const inside = column.by === null ? column.title
      : h('button', { type: 'button', title: column.hint,
        on: { click: () => this.sortBy(column.by) } }, column.title);
    return h('div', { role: 'columnheader', class: column.number ? 'c-number' : null }, inside);
  }

  chip(state) {
    const number = h('span', { class: 'c-count' }, '0');
    const element = h('button', { type: 'button', class: 'c-chip', 'aria-pressed': 'false',
      title: STATES[state].means, 'data-state': state,
      on: { click: () => this.toggle(state) } },
    mark(state, STATES[state].mark), STATES[state].word, number);
    return { element, number };
  }

  toggle(state) {
    const { states } = this.filter;
    if (!states.delete(state)) {
      states.add(state);
    }
    this.change();
  }

  /** Shows the lanes of this state alone. */
  only(state) {
    this.filter.states = new Set([state]);
    this.change();
  }

  sortBy(by) {
    this.sort = { by, reversed: by !== 'worst' && this.sort.by === by && !this.sort.reversed };
    this.change();
  }

  /** What is chosen, as entries of an address. */
  chosen() {
    const all = {};
    if (this.filter.text) {
      all.filter = this.filter.text;
    }
    if (this.filter.states.size > 0) {
      all.states = [...this.filter.states].join(' ');
    }
    if (this.sort.by !== 'worst') {
      all.sort = (this.sort.reversed ? '-' : '') + this.sort.by;
    }
    return all;
  }

  /** The other way round. */
  choose(place) {
    this.filter.text = (place.get('filter') ?? '').toLowerCase();
    id('c-filter').value = this.filter.text;
    const states = (place.get('states') ?? '').split(' ');
    this.filter.states = new Set(states.filter((state) => PRESENT.includes(state)));
    const sort = place.get('sort') ?? 'worst';
    this.sort = { by: sort.replace(/^-/, ''), reversed: sort.startsWith('-') };
  }

  change() {
    this.places = null;
    this.port.scrollTop = 0;
    if (this.view) {
      this.draw(this.view);
    }
    this.onChanged();
  }

  /** While somebody points at rows they stay where they are; values go on. */
  hold(held) {
    this.held = held;
    if (!held && this.view) {
      this.draw(this.view);
    }
  }

  draw(view) {
    this.view = view;
    this.lane = view.lane;
    const found = view.lanes.filter((lane) => matches(lane, this.filter));
    this.shown = this.arrange(found);
    for (const [state, chip] of this.chips) {
      const number = view.lanes.filter((lane) => lane.state === state).length;
      text(chip.number, count(number));
      attribute(chip.element, 'aria-pressed', String(this.filter.states.has(state)));
      attribute(chip.element, 'data-none', number === 0);
    }
    attribute(this.worst, 'aria-pressed', String(this.sort.by === 'worst'));
    COLUMNS.forEach((column, i) => attribute(this.heads[i], 'aria-sort', column.by === null ? null
      : column.by !== this.sort.by ? 'none' : this.ascending(column) ? 'ascending' : 'descending'));
    text(id('c-shown'), found.length === view.lanes.length ? ''
      : `${count(found.length)} of ${count(view.lanes.length)}`);
    attribute(this.table, 'aria-rowcount', this.shown.length + 1);
    this.tellEmpty(view, found);
    this.space.style.height = `${this.shown.length * ROW}px`;
    this.paint();
  }

  /** Numbers and times come with the largest first. */
  ascending(column) {
    return Boolean(column.number) === this.sort.reversed;
  }

  arrange(found) {
    const compare = comparator(this.sort);
    if (this.held && this.places) {
      const last = this.places.size;
      const place = (lane) => this.places.get(lane.name) ?? last;
      return found.sort((a, b) => place(a) - place(b) || compare(a, b));
    }
    found.sort(compare);
    this.places = new Map(found.map((lane, i) => [lane.name, i]));
    return found;
  }

  tellEmpty(view, found) {
    attribute(this.empty, 'hidden', found.length > 0);
    text(this.empty, view.lanes.length === 0
      ? 'No strategy is on this bus. One appears here as soon as it gives READY.'
      : 'No lane is like that. Change the filter to see others.');
  }

  /** Makes, fills and takes away rows, so that those in sight are there, and the focused one. */
  paint() {
    const top = this.port.scrollTop;
    const first = Math.max(0, Math.floor(top / ROW) - AROUND);
    const end = Math.ceil((top + this.port.clientHeight) / ROW) + AROUND;
    const focused = document.activeElement?.closest?.('.c-body-row')?.dataset.lane;
    const wanted = new Map();
    this.shown.forEach((lane, i) => {
      if ((i >= first && i < end) || lane.name === focused) {
        wanted.set(lane.name, i);
      }
    });
    for (const [name, row] of this.rows) {
      if (!wanted.has(name)) {
        row.element.remove();
        this.rows.delete(name);
      }
    }
    const entry = wanted.has(focused) ? focused : wanted.has(this.lane) ? this.lane
      : this.shown[first]?.name;
    for (const [name, i] of wanted) {
      let row = this.rows.get(name);
      if (!row) {
        row = this.makeRow(name);
        this.rows.set(name, row);
        this.space.append(row.element);
      }
      this.fillRow(row, this.shown[i], i, name === entry);
    }
  }

  makeRow(name) {
    const spark = sparkline(110, 22, '');
    const cell = (className) => h('div', { role: 'cell', class: className });
    const row = {
      state: cell('c-state'), rate: cell('c-number'), lag: cell('c-number'),
      failures: cell('c-number'), since: cell('c-number'),
      reason: cell('c-reason'), spark, shownState: '',
    };
    row.button = h('button', { type: 'button', class: 'c-name', title: name }, name);
    row.element = h('div', { class: 'c-row c-body-row', role: 'row', 'data-lane': name,
      on: { click: () => this.onChosen(name) } },
    row.state, h('div', { role: 'cell' }, row.button), row.rate, row.lag,
    h('div', { role: 'cell', class: 'c-trend' }, spark.element), row.failures,
    row.since, row.reason);
    return row;
  }

  fillRow(row, lane, i, isEntry) {
    const { element } = row;
    element.style.transform = `translateY(${i * ROW}px)`;
    attribute(element, 'aria-rowindex', i + 2);
    attribute(element, 'aria-selected', lane.name === this.lane ? 'true' : null);
    attribute(element, 'data-state', lane.state);
    attribute(row.button, 'tabindex', isEntry ? 0 : -1);
    if (row.shownState !== lane.state) {
      row.shownState = lane.state;
      row.state.replaceChildren(mark(lane.state, STATES[lane.state].mark), STATES[lane.state].word);
      attribute(row.state, 'title', STATES[lane.state].means);
    }
    const open = isOpen(lane);
    text(row.rate, brief(open ? lane.ordersPerSecond : -1));
    text(row.lag, open ? bytes(lane.lagBytes) : atLeast(lane.lagBytes));
    attribute(row.lag, 'data-growing', lane.growing);
    attribute(row.lag, 'title', lane.growing ? 'It grows' : open ? null : 'When its queues were closed');
    const failed = failures(lane);
    text(row.failures, brief(failed));
    attribute(row.failures, 'data-some', failed > 0);
    text(row.since, age(lane.sinceMs, this.view.nowMs));
    attribute(row.since, 'title', full(lane.sinceMs));
    text(row.reason, lane.reason);
    attribute(row.reason, 'title', lane.reason);
    row.spark.draw(lane.trend, 4096);
    attribute(row.spark.element, 'aria-label', `lag now ${bytes(lane.lagBytes)}${lane.growing ? ', growing' : ''}`);
  }

  key(event) {
    const here = event.target.closest('.c-body-row');
    const page = Math.max(1, Math.floor(this.port.clientHeight / ROW) - 1);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page,
      Home: -Infinity, End: Infinity }[event.key];
    if (!here || step === undefined) {
      return;
    }
    event.preventDefault();
    const i = this.shown.findIndex((lane) => lane.name === here.dataset.lane);
    const to = Math.min(this.shown.length - 1, Math.max(0, i + step));
    const top = to * ROW;
    if (top < this.port.scrollTop) {
      this.port.scrollTop = top;
    } else if (top + ROW > this.port.scrollTop + this.port.clientHeight) {
      this.port.scrollTop = top + ROW - this.port.clientHeight;
    }
    this.paint();
    this.rows.get(this.shown[to].name)?.button.focus({ preventScroll: true });
    this.paint();
  }
}
