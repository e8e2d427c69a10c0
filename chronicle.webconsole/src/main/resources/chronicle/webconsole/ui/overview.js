// What needs attention, in sentences, and the tiles.

import { h, id, text, attribute } from './dom.js';
import { sparkline, mark } from './chart.js';
import { STATES, PRESENT, needsAttention } from './order.js';
import { age, brief, bytes, count, duration, full, plural } from './format.js';

const HEALTH = {
  EVENTS: { word: 'Events', means: 'Changes are told at once.', level: 'good' },
  SCANNING: { word: 'Scanning', means: 'Changes are found by scanning, by design.', level: 'good' },
  DEGRADED: { word: 'Degraded', means: 'Some or all changes are found by scanning only.', level: 'warn' },
  BLIND: { word: 'Blind', means: 'No watcher is in use: changes are found by the rescan only.', level: 'bad' },
};

const LEVELS = {
  good: { word: 'Well', path: 'M6.2 12.6 1.8 8.2l1.6-1.6 2.8 2.8 6.4-6.4 1.6 1.6z' },
  warn: { word: 'Warning', path: 'M8 1l7.5 14H.5zM7 6v4h2V6zM7 11.5v2h2v-2z' },
  bad: { word: 'Alarm', path: 'M2 2h12v12H2zM7 4v5h2V4zM7 10.5v2h2v-2z' },
};

const TROUBLE = [
  { state: 'QUARANTINED', level: 'bad', word: 'quarantined', more: 'Closed until resumed.' },
  { state: 'BLOCKED', level: 'warn', word: 'blocked', more: 'No room for replies, orders wait.' },
  { state: 'STALE', level: 'warn', word: 'stale', more: 'The process died: start it again.' },
  { state: 'ATTACHING', level: 'warn', word: 'not attached', more: 'Tried again by itself.' },
];

export class Overview {
  /** only(state) has the table show this state alone. */
  constructor(only) {
    this.only = only;
    this.tiles = {
      lanes: this.tile('Lanes', 'c-wide'),
      rate: this.tile('Orders', ''),
      lag: this.tile('Lag', ''),
      watcher: this.tile('Watcher', ''),
      handlers: this.tile('Handlers', ''),
    };
    this.bar = h('div', { class: 'c-statebar', 'aria-hidden': 'true' });
    this.tiles.lanes.element.append(this.bar);
    this.parts = new Map(PRESENT.toReversed().map((state) => {
      const part = h('span', { class: `c-part c-${state}` });
      this.bar.append(part);
      return [state, part];
    }));
    for (const key of ['rate', 'lag']) {
      this.tiles[key].spark = sparkline(150, 28, '');
      this.tiles[key].element.append(this.tiles[key].spark.element);
    }
    id('c-tiles').append(...Object.values(this.tiles).map((tile) => tile.element));
  }

  tile(title, className) {
    const value = h('strong', { class: 'c-value' }, '–');
    const note = h('span', { class: 'c-note' });
    const element = h('div', { class: `c-card c-tile ${className}` },
        h('h2', {}, title), h('div', { class: 'c-figure' }, value, note));
    return { element, value, note };
  }

  draw(view) {
    const { router } = view;
    attribute(id('c-tiles'), 'hidden', router === null);
    if (router) {
      this.drawLanes(view);
      this.drawFlow(view, router);
      this.drawWatcher(view, router);
      this.drawHandlers(view, router);
    }
    this.tell(alerts(view));
  }

  drawLanes(view) {
    const { lanes } = this.tiles;
    const live = view.lanes.filter((lane) => lane.state === 'LIVE').length;
    text(lanes.value, count(view.lanes.length));
    text(lanes.note, view.lanes.length === 0 ? 'none yet' : `${count(live)} live`);
    for (const [state, part] of this.parts) {
      const number = view.lanes.filter((lane) => lane.state === state).length;
      // A single one among a thousand is still seen.
      part.style.flex = `${number} 0 6px`;
      attribute(part, 'data-none', number === 0);
      attribute(part, 'title', `${STATES[state].word}: ${count(number)}`);
    }
  }

  drawFlow(view, router) {
    const { rate, lag } = this.tiles;
    text(rate.value, `${brief(router.ordersPerSecond)}/s`);
    text(rate.note, `${brief(router.orders)} in all`);
    attribute(rate.element, 'title',
        `${plural(router.orders, 'order', 'orders')} handled, ${plural(router.replies, 'reply', 'replies')} since the router started`);
    rate.spark.draw([...view.samples.map((each) => each.ordersPerSecond), router.ordersPerSecond], 10);
    const sums = view.samples.map((_, i) => sum(view.lanes.map((lane) => lane.trend[i])));
    const behind = view.lanes.filter((lane) => lane.lagBytes > 0).length;
    text(lag.value, bytes(router.lagBytes));
    text(lag.note, router.lagBytes < 0 ? '' : behind === 0 ? 'all is handled' : `in ${plural(behind, 'lane', 'lanes')}`);
    lag.spark.draw([...sums, router.lagBytes], 65_536);
  }

  drawWatcher(view, router) {
    const { watcher } = this.tiles;
    const { discovery } = router;
    const health = HEALTH[discovery.state];
    text(watcher.value, router.watcher);
    watcher.note.replaceChildren(badge(health.level, health.word),
        ` for ${age(discovery.sinceMs, view.nowMs)}`);
    attribute(watcher.element, 'title', `${health.means} Since ${full(discovery.sinceMs)}.`
        + ` There are: ${router.watchers.join(', ') || 'none'}.`);
    const facts = [];
    if (router.preferredWatcher) {
      facts.push(`${router.preferredWatcher} is preferred`);
    }
    if (discovery.watch) {
      const { events, watches, unwatched } = discovery.watch;
      facts.push(plural(events, 'event', 'events'), plural(watches, 'watch', 'watches'));
      if (unwatched > 0) {
        facts.push(`${count(unwatched)} unwatched`);
      }
    }
    facts.push(`last rescan ${duration(discovery.stats.lastRescanNs)}`);
    this.more(watcher, facts.join(', '));
  }

  drawHandlers(view, router) {
    const { handlers } = this.tiles;
    text(handlers.value, count(router.handlers));
    text(handlers.note, router.stall ? 'one does not return' : router.handlers === 0
      ? 'orders wait' : 'taking orders');
    const latency = router.orderLatency;
    this.more(handlers, latency && latency.count > 0
      ? `order to handler: p50 ${duration(latency.p50Ns)}, p99 ${duration(latency.p99Ns)}`
      : plural(router.problems, 'problem reported', 'problems reported'));
  }

  more(tile, line) {
    tile.more ??= tile.element.appendChild(h('p', { class: 'c-more' }));
    text(tile.more, line);
  }

  tell(list) {
    const said = JSON.stringify(list);
    if (said === this.said) {
      return;
    }
    this.said = said;
    id('c-alerts').replaceChildren(...list.map(({ level, title, more, state }) => h('li',
        { class: `c-alert c-${level}` }, icon(level),
        h('span', {}, h('strong', {}, title), more ? ` ${more}` : ''),
        ...(state ? [h('button', { type: 'button', on: { click: () => this.only(state) } },
            'Show')] : []))));
  }

  lost(sentence) {
    this.tell([{ level: 'bad', title: 'Not live.', more: sentence }]);
  }
}

function icon(level) {
  const element = mark(level, LEVELS[level].path);
  attribute(element, 'aria-hidden', null);
  attribute(element, 'role', 'img');
  attribute(element, 'aria-label', LEVELS[level].word);
  return element;
}

function badge(level, word) {
  return h('span', { class: `c-badge c-${level}` }, mark(level, LEVELS[level].path), word);
}

function sum(values) {
  const known = values.filter((value) => value >= 0);
  return known.length === 0 ? -1 : known.reduce((a, b) => a + b, 0);
}

function because(discovery) {
  return discovery.reason ? `The reason: ${discovery.reason}.` : '';
}

/** What an operator should know, worst first; one good sentence when there is nothing. */
export function alerts(view) {
  const { router, lanes } = view;
  if (!router) {
    return [{ level: 'warn', title: 'No router runs in this container.',
      more: 'Give it a configuration of the factory PID chronicle.router with the path of a bus.' }];
  }
  const found = [];
  const { discovery, stall } = router;
  if (stall) {
    found.push({ level: 'bad', title: 'A handler does not return, all strategies wait.',
      more: `${stall.handler} has had order ${stall.seq} of ${stall.strategy} for ${age(stall.sinceMs, view.nowMs)}.` });
  }
  if (router.otherRouter) {
    const { holder, strategies, sinceMs } = router.otherRouter;
    found.push({ level: 'bad', title: 'Another router serves this bus: stop one of the two.',
      more: `It has had ${plural(strategies, 'strategy', 'strategies')} for ${age(sinceMs, view.nowMs)}: ${holder}.` });
  }
  if (discovery.state === 'BLIND') {
    found.push({ level: 'bad', title: 'Blind.', more: `${HEALTH.BLIND.means} ${because(discovery)}` });
  }
  for (const { state, level, word, more } of TROUBLE) {
    const number = lanes.filter((lane) => lane.state === state && needsAttention(lane)).length;
    if (number > 0) {
      found.push({ level, state, title: `${plural(number, 'lane', 'lanes')} ${word}.`, more });
    }
  }
  if (router.handlers === 0) {
    found.push({ level: 'warn', title: 'There is no handler, orders wait.',
      more: 'Start a bundle that registers an OrderHandler.' });
  }
  if (discovery.state === 'DEGRADED') {
    found.push({ level: 'warn', title: 'Discovery is degraded.',
      more: because(discovery) });
  }
  if (found.length === 0) {
    found.push(lanes.length === 0
      ? { level: 'good', title: 'All is well.', more: 'The router waits for strategies.' }
      : { level: 'good', title: 'All is well.' });
  }
  return found;
}
