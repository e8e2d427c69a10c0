// Holds what is known of the chosen bus, and has the parts of the page draw it.

import { Poll } from './api.js';
import { id, h, text, attribute } from './dom.js';
import { age, clock } from './format.js';
import { Lanes } from './lanes.js';
import { Detail } from './detail.js';
import { Events } from './events.js';
import { Overview } from './overview.js';

/** Samples that charts show. */
const KEPT = 60;

const page = id('chronicle');
const view = { bus: '', lane: '', events: [], eventsKey: '', samples: [], lanes: [], router: null };
const history = new Map();

// Absolute: from an address with a login in it, browsers ask for nothing by a relative one.
const poll = new Poll(location.origin + page.dataset.root, ask, told, lost);
const lanes = new Lanes(choose, remember);
const detail = new Detail(poll, view, choose, say);
const events = new Events(choose);
const overview = new Overview((state) => lanes.only(state));

function ask() {
  const last = view.samples.at(-1);
  return { bus: view.bus, from: last ? last.number + 1 : 0, events: view.eventsKey };
}

function told(state) {
  attribute(page, 'data-lost', false);
  buses(state.buses);
  view.nowMs = state.nowMs;
  view.receivedMs = Date.now();
  view.router = state.router ?? null;
  if (view.router) {
    take(view.router);
  } else {
    forget();
  }
  draw();
  attribute(page, 'data-ready', true);
}

function take(router) {
  if (view.bus !== router.bus) {
    forget();
    view.bus = router.bus;
  }
  const expected = view.samples.length === 0 ? 0 : view.samples.at(-1).number + 1;
  if (router.samples.length > 0 && router.samples[0].number > expected) {
    view.samples = [];
    history.clear();
  }
  const before = view.samples.length;
  view.samples = [...view.samples, ...router.samples].slice(-KEPT);
  const here = new Set();
  for (const lane of router.lanes) {
    const known = history.get(lane.name) ?? new Array(before).fill(-1);
    known.push(...lane.lags);
    known.splice(0, Math.max(0, known.length - KEPT));
    history.set(lane.name, known);
    here.add(lane.name);
    lane.trend = [...known, lane.lagBytes];
    lane.growing = isGrowing(lane.trend);
  }
  for (const name of history.keys()) {
    if (!here.has(name)) {
      history.delete(name);
    }
  }
  view.lanes = router.lanes;
  if (router.events) {
    view.events = router.events;
    view.eventsKey = router.eventsKey;
  }
}

/** Whether a lag has grown over the last half minute or so and is more than a few messages. */
function isGrowing(trend) {
  const recent = trend.slice(-6);
  return recent.length > 2 && recent.at(-1) > 4096
      && recent.every((value, i) => i === 0 || value > recent[i - 1]);
}

function forget() {
  history.clear();
  Object.assign(view, { bus: '', events: [], eventsKey: '', samples: [], lanes: [] });
}

function draw() {
  overview.draw(view);
  lanes.draw(view);
  detail.draw(view);
  events.draw(view);
  attribute(id('c-body'), 'hidden', view.router === null);
  text(id('c-updated'), poll.paused ? `paused at ${clock(view.nowMs, view.nowMs)}`
      : `live, ${clock(view.nowMs, view.nowMs)}`);
}

function lost(sentence) {
  attribute(page, 'data-lost', true);
  const since = view.receivedMs ? `, as of ${age(view.receivedMs, Date.now())} ago` : '';
  overview.lost(`${sentence} What is shown is old${since}; it is tried again.`);
  text(id('c-updated'), 'not live');
}

function buses(all) {
  const select = id('c-bus');
  const names = all.map((each) => each.bus);
  if (names.join('\n') !== [...select.options].map((each) => each.value).join('\n')) {
    select.replaceChildren(...names.map((name) => h('option', { value: name }, name)));
  }
  attribute(select, 'disabled', names.length < 2);
  if (!names.includes(view.bus) && view.bus !== '') {
    view.bus = '';
  }
  select.value = view.bus || (names[0] ?? '');
}

function choose(name) {
  view.lane = name;
  draw();
  remember();
}

let saidTimer;

function say(sentence, bad) {
  const line = id('c-said');
  clearTimeout(saidTimer);
  text(line, sentence);
  attribute(line, 'data-bad', bad);
  saidTimer = setTimeout(() => text(line, ''), 8_000);
}

/** What is chosen stands in the address, so that a reload and a link show the same. */
function remember() {
  const place = new URLSearchParams(lanes.chosen());
  if (view.bus && id('c-bus').options.length > 1) {
    place.set('bus', view.bus);
  }
  if (view.lane) {
    place.set('lane', view.lane);
  }
  window.history.replaceState(null, '', `#${place}`);
}

function recall() {
  const place = new URLSearchParams(location.hash.slice(1));
  view.bus = place.get('bus') ?? '';
  view.lane = place.get('lane') ?? '';
  lanes.choose(place);
}

id('c-bus').addEventListener('change', (event) => {
  forget();
  view.bus = event.target.value;
  view.lane = '';
  remember();
  poll.refresh();
});

id('c-pause').addEventListener('click', (event) => {
  poll.paused = !poll.paused;
  attribute(event.target, 'aria-pressed', String(poll.paused));
  text(event.target, poll.paused ? 'Go on' : 'Pause');
  if (poll.paused) {
    draw();
  }
  poll.now();
});

document.addEventListener('keydown', (event) => {
  if (event.key === '/' && !event.target.closest('input, select, textarea, dialog')) {
    event.preventDefault();
    id('c-filter').focus();
  } else if (event.key === 'Escape' && view.lane && !event.target.closest('dialog, input')) {
    choose('');
  }
});

recall();
poll.now();
