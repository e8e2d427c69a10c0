// The chosen lane: all that is known of it, and its commands.

import { h, id, text, attribute } from './dom.js';
import { sparkline, mark } from './chart.js';
import { STATES, isOpen } from './order.js';
import { age, atLeast, bytes, count, full } from './format.js';

const COMMANDS = {
  resume: {
    word: 'Resume', asked: 'Resuming is asked for',
    fits: (lane) => lane.state === 'QUARANTINED' || lane.state === 'ATTACHING',
    hint: 'Opens its queues again, from the position that was kept',
  },
  skip: {
    word: 'Skip order…', asked: 'Skipping is asked for',
    fits: (lane) => lane.state === 'QUARANTINED' || lane.handlerRetries > 0,
    hint: 'Gives up the order at its head, where a handler refuses it',
    question: 'Give up the order at the head of this lane?',
    more: 'If a handler refuses it, it is not handed out again, and the lane goes on with the next one.',
  },
  quarantine: {
    word: 'Quarantine…', asked: 'Quarantine is asked for',
    fits: (lane) => lane.state !== 'QUARANTINED',
    hint: 'Sets it aside until it is resumed',
    question: 'Set this lane aside?',
    more: 'Its queues are closed, its position is kept, and no order of it is handed out until it is resumed.',
    reason: true,
  },
};

const FACTS = [
  ['Since', (lane, now) => `${age(lane.sinceMs, now)} ago`, (lane) => full(lane.sinceMs)],
  ['Lag', (lane) => (isOpen(lane) ? bytes : atLeast)(lane.lagBytes),
    (lane) => (isOpen(lane) ? '' : 'When its queues were closed')],
  ['Orders', (lane) => count(lane.orders)],
  ['Orders per second', (lane) => count(isOpen(lane) ? lane.ordersPerSecond : -1)],
  ['Replies', (lane) => count(lane.replies)],
  ['Dropped replies', (lane) => count(lane.droppedReplies)],
  ['Dead letters', (lane) => count(lane.deadLetters)],
  ['Retries of handlers', (lane) => count(lane.handlerRetries)],
  ['Retries of attaching', (lane) => count(lane.attachRetries)],
];

export class Detail {
  constructor(poll, view, choose, say) {
    Object.assign(this, { poll, view, choose, say });
    this.title = h('h2', { class: 'c-lanename' });
    this.state = h('p', { class: 'c-state c-big' });
    this.reason = h('p', { class: 'c-fullreason' });
    this.means = h('p', { class: 'c-muted' });
    this.chart = sparkline(300, 64, 'Lag over the last five minutes');
    this.top = h('span');
    this.facts = FACTS.map(([name]) => [h('dt', {}, name), h('dd')]);
    this.buttons = Object.entries(COMMANDS).map(([command, { word, hint }]) => h('button',
        { type: 'button', title: hint, 'data-command': command,
          on: { click: () => this.begin(command) } }, word));
    this.element = id('c-detail');
    this.element.append(
        h('div', { class: 'c-bar' }, this.title, h('button', { type: 'button', class: 'c-close',
          'aria-label': 'Close', on: { click: () => this.choose('') } }, '×')),
        this.state, this.reason, this.means,
        h('div', { class: 'c-commands' }, ...this.buttons),
        h('figure', { class: 'c-chart' }, this.chart.element,
            h('figcaption', {}, h('span', {}, 'lag, 5 min'), this.top)),
        h('dl', { class: 'c-facts' }, ...this.facts.flat()));
  }

  draw(view) {
    const lane = view.lanes.find((each) => each.name === view.lane);
    attribute(this.element, 'hidden', view.lane === '' || view.router === null);
    text(this.title, view.lane);
    attribute(this.element, 'data-gone', lane === undefined);
    if (!lane) {
      this.state.replaceChildren(mark('DETACHED', STATES.DETACHED.mark), STATES.DETACHED.word);
      text(this.reason, 'It is not on the bus.');
      text(this.means, '');
    } else {
      this.fill(lane, view.nowMs);
    }
    for (const button of this.buttons) {
      attribute(button, 'disabled', !lane || !COMMANDS[button.dataset.command].fits(lane));
    }
  }

  fill(lane, nowMs) {
    this.state.replaceChildren(mark(lane.state, STATES[lane.state].mark), STATES[lane.state].word,
        ...(lane.growing ? [h('span', { class: 'c-badge c-warn' }, 'lag grows')] : []));
    text(this.reason, lane.reason);
    text(this.means, STATES[lane.state].means);
    this.chart.draw(lane.trend, 4096);
    text(this.top, `highest ${bytes(Math.max(...lane.trend))}`);
    FACTS.forEach(([, value, title], i) => {
      text(this.facts[i][1], value(lane, nowMs));
      attribute(this.facts[i][1], 'title', title ? title(lane) : null);
    });
  }

  begin(command) {
    const { question } = COMMANDS[command];
    if (question) {
      this.ask(command);
    } else {
      this.send(command, '');
    }
  }

  /** A dialog: what is given up or set aside is worth a second click. */
  ask(command) {
    const { word, question, more, reason } = COMMANDS[command];
    const dialog = id('c-dialog');
    const why = h('input', { type: 'text', id: 'c-why', maxlength: 200, autocomplete: 'off' });
    const form = h('form', { method: 'dialog', on: { submit: (event) => {
      if (event.submitter?.value === 'yes') {
        this.send(command, why.value);
      }
    } } },
    h('h2', {}, question), h('p', { class: 'c-lanename' }, this.view.lane), h('p', {}, more),
    ...(reason ? [h('label', { for: 'c-why' }, 'Why, for the log and the events (may be empty)'), why] : []),
    h('div', { class: 'c-commands' },
        h('button', { type: 'submit', value: 'yes', class: 'c-yes' }, word.replace('…', '')),
        h('button', { type: 'submit', value: 'no' }, 'Cancel')));
    dialog.replaceChildren(form);
    dialog.showModal();
  }

  async send(command, reason) {
    const { lane, bus } = this.view;
    try {
      await this.poll.command(command, bus, lane, reason);
      this.say(`${COMMANDS[command].asked}: ${lane}`, false);
    } catch (error) {
      this.say(`${lane}: ${error.message}`, true);
    }
    this.poll.refresh();
  }
}
