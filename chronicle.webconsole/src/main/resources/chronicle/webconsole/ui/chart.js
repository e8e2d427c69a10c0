// Charts as SVG. Values are numbers from 0 on; -1 is a gap.

import { s, attribute } from './dom.js';

/** A line over an area, drawn anew in place by the returned element's draw(values, top). */
export function sparkline(width, height, label) {
  const area = s('path', { class: 'c-area' });
  const line = s('path', { class: 'c-line' });
  const dot = s('circle', { class: 'c-dot', r: 2, visibility: 'hidden' });
  const svg = s('svg', {
    class: 'c-spark', viewBox: `0 0 ${width} ${height}`, width, height,
    preserveAspectRatio: 'none', role: 'img', 'aria-label': label,
  }, area, line, dot);
  return { element: svg, draw: (values, top) => draw(values, top, { svg, width, height, area, line, dot }) };
}

function draw(values, top, { svg, width, height, area, line, dot }) {
  const margin = 3;
  const highest = Math.max(top ?? 0, 1, ...values);
  const step = values.length > 1 ? (width - 2 * margin) / (values.length - 1) : 0;
  const x = (i) => (margin + i * step).toFixed(1);
  const y = (value) => (height - margin - (value / highest) * (height - 2 * margin)).toFixed(1);
  let stroke = '';
  let fill = '';
  let from = -1;
  values.forEach((value, i) => {
    if (value >= 0) {
      stroke += `${from < 0 ? 'M' : 'L'}${x(i)} ${y(value)}`;
      from = from < 0 ? i : from;
    }
    if (from >= 0 && (value < 0 || i === values.length - 1)) {
      const to = value < 0 ? i - 1 : i;
      fill += `M${x(from)} ${height - margin}`;
      for (let k = from; k <= to; k++) {
        fill += `L${x(k)} ${y(values[k])}`;
      }
      fill += `L${x(to)} ${height - margin}Z`;
      from = -1;
    }
  });
  attribute(svg, 'data-flat', Math.max(...values) <= 0);
  attribute(line, 'd', stroke);
  attribute(area, 'd', fill);
  const last = values.length - 1;
  const known = last >= 0 && values[last] >= 0;
  attribute(dot, 'visibility', known ? 'visible' : 'hidden');
  if (known) {
    attribute(dot, 'cx', x(last));
    attribute(dot, 'cy', y(values[last]));
  }
}

/** The mark of a state; its word stands beside it, so it says nothing to screen readers. */
export function mark(state, path) {
  return s('svg', { class: `c-mark c-${state}`, viewBox: '0 0 16 16', width: 12, height: 12,
    'aria-hidden': 'true' }, s('path', { d: path, 'fill-rule': 'evenodd' }));
}
