// What states mean, and in which order lanes are shown.

/**
 * The states, worst first. A state is told by its word and by the form of its mark; colour comes on
 * top. Marks are paths in a square of 16.
 */
export const STATES = {
  QUARANTINED: {
    word: 'Quarantined', rank: 0,
    mark: 'M2 2h12v12H2z M5 7v2h6V7z',
    means: 'Closed until it is resumed, or its strategy comes anew.',
  },
  BLOCKED: {
    word: 'Blocked', rank: 1,
    mark: 'M2 2h4.5v12H2z M9.5 2H14v12H9.5z',
    means: 'Its orders wait until it reads its replies, or the disk has room for them.',
  },
  STALE: {
    word: 'Stale', rank: 2,
    mark: 'M3 1h10v3L9.5 8l3.5 4v3H3v-3l3.5-4L3 4z',
    means: 'Its process died. What it had committed is handed out; start it again.',
  },
  ATTACHING: {
    word: 'Attaching', rank: 3,
    mark: 'M8 1a7 7 0 1 0 7 7h-3a4 4 0 1 1-4-4z',
    means: 'On the bus, its queues are not open yet; tried again by itself.',
  },
  DRAINING: {
    word: 'Draining', rank: 4,
    mark: 'M1 3h14L8 15z',
    means: 'Its strategy left; what it had committed is still handed out.',
  },
  LIVE: {
    word: 'Live', rank: 5,
    mark: 'M8 2a6 6 0 1 0 0 12a6 6 0 0 0 0-12z',
    means: 'Its orders are handed out.',
  },
  DETACHED: {
    word: 'Gone', rank: 6,
    mark: 'M2 7h12v2H2z',
    means: 'Not there.',
  },
};

/** States of lanes that are on the bus. */
export const PRESENT = ['QUARANTINED', 'BLOCKED', 'STALE', 'ATTACHING', 'DRAINING', 'LIVE'];

/** Whether a lane's queues are open: else its lag is that of when they were closed. */
export function isOpen(lane) {
  return lane.state !== 'QUARANTINED' && lane.state !== 'ATTACHING' && lane.state !== 'DETACHED';
}

/** Whether an operator should look at a lane. */
export function needsAttention(lane) {
  return lane.state === 'QUARANTINED' || lane.state === 'BLOCKED' || lane.state === 'STALE'
      || (lane.state === 'ATTACHING' && lane.attachRetries > 0);
}

function severity(lane) {
  return needsAttention(lane) || lane.state !== 'ATTACHING' ? STATES[lane.state].rank : STATES.DRAINING.rank;
}

/** The largest first. */
function downward(of) {
  return (a, b) => of(b) - of(a);
}

const BY = {
  worst: (a, b) => severity(a) - severity(b) || Number(b.growing) - Number(a.growing)
      || b.lagBytes - a.lagBytes,
  state: (a, b) => STATES[a.state].rank - STATES[b.state].rank,
  name: (a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)),
  rate: downward((lane) => lane.ordersPerSecond),
  lag: downward((lane) => lane.lagBytes),
  since: downward((lane) => lane.sinceMs),
  failures: downward(failures),
};

/** Refused, dropped, given up and tried again, all in one number. */
export function failures(lane) {
  return lane.handlerRetries + lane.attachRetries + lane.droppedReplies + lane.deadLetters;
}

/** Compares by a column, then by name. */
export function comparator(sort) {
  const by = BY[sort.by] ?? BY.worst;
  const sign = sort.reversed ? -1 : 1;
  return (a, b) => sign * by(a, b) || BY.name(a, b);
}

/** Whether a lane is shown under this text and these states; none chosen is all. */
export function matches(lane, filter) {
  return (filter.states.size === 0 || filter.states.has(lane.state))
      && (filter.text === '' || lane.name.toLowerCase().includes(filter.text)
          || lane.reason.toLowerCase().includes(filter.text));
}
