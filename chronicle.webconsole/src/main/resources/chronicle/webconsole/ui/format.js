// Numbers and times for people. What is not known (-1) is a dash.

const DASH = '–';
const whole = new Intl.NumberFormat('en');
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const clockTime = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit', minute: '2-digit', second: '2-digit',
});
const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit',
});
const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
const DAY = 86_400_000;

export function count(value) {
  return value < 0 ? DASH : whole.format(value);
}

/** With three digits or so, for tight places. */
export function brief(value) {
  return value < 0 ? DASH : value < 10_000 ? whole.format(value) : short.format(value);
}

/** At least so many bytes: what came since is not known, and of none that says nothing. */
export function atLeast(value) {
  return value <= 0 ? DASH : `≥ ${bytes(value)}`;
}

export function bytes(value) {
  if (value < 0) {
    return DASH;
  }
  let unit = 0;
  let scaled = value;
  while (scaled >= 1024 && unit < UNITS.length - 1) {
    scaled /= 1024;
    unit++;
  }
  const digits = unit === 0 || scaled >= 100 ? 0 : 1;
  return `${scaled.toFixed(digits)} ${UNITS[unit]}`;
}

export function duration(nanos) {
  if (nanos < 1e3) {
    return `${Math.round(nanos)} ns`;
  }
  if (nanos < 1e6) {
    return `${three(nanos / 1e3)} µs`;
  }
  return nanos < 1e9 ? `${three(nanos / 1e6)} ms` : `${three(nanos / 1e9)} s`;
}

function three(value) {
  return value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0);
}

/** How long ago, in its two largest units. */
export function age(thenMs, nowMs) {
  const seconds = Math.max(0, Math.floor((nowMs - thenMs) / 1000));
  if (seconds < 60) {
    return `${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

export function clock(ms, nowMs) {
  return (Math.abs(nowMs - ms) < DAY ? clockTime : dayAndTime).format(ms);
}

export function full(ms) {
  return new Date(ms).toISOString();
}

export function plural(n, one, many) {
  return `${count(n)} ${n === 1 ? one : many}`;
}
