// Elements are made by calls and text is set as text: nothing of a bus is ever parsed as HTML.

const SVG = 'http://www.w3.org/2000/svg';

/** An element with attributes, listeners (on: {click}) and children: elements or text. */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same in SVG. */
export function s(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'on') {
      for (const [event, listener] of Object.entries(value)) {
        element.addEventListener(event, listener);
      }
    } else {
      attribute(element, name, value);
    }
  }
  element.append(...children);
  return element;
}

/** Sets an attribute; false, null and undefined take it away. Touches nothing that is so already. */
export function attribute(element, name, value) {
  if (value === false || value === null || value === undefined) {
    element.removeAttribute(name);
  } else if (element.getAttribute(name) !== String(value)) {
    element.setAttribute(name, value === true ? name : value);
  }
}

/** Sets text where it is new. */
export function text(element, value) {
  if (element.textContent !== value) {
    element.textContent = value;
  }
}

export function id(name) {
  return document.getElementById(name);
}
