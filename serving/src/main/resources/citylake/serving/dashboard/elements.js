"use strict";
/* Pieces that every page is put together from: elements, tables, legends, numbers in words. Text never becomes markup. */
window.CitylakePage = (function () {
  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined && text !== null) made.textContent = text;
    return made;
  }

  function fill(text, ...values) {
    return text.replace(/\{(\d)\}/g, (_, i) => values[i]);
  }

  /** Numbers as a language writes them; an unknown number is a dash, never 0. */
  function numbersIn(words) {
    function number(value, digits) {
      if (value === null || value === undefined) return words.none;
      const places = digits === undefined ? 0 : digits;
      const format = new Intl.NumberFormat(words.locale, {minimumFractionDigits: places, maximumFractionDigits: places});
      return format.format(value).replace(/^-/, "−");
    }
    return {number, percent: (share, digits) => number(100 * share, digits === undefined ? 1 : digits) + " %"};
  }

  function line(label, value) {
    const row = element("div", "tip-row");
    row.append(element("span", null, label), element("b", null, value));
    return row;
  }

  function legendItem(className, text) {
    const item = element("li");
    const swatch = element("span", className);
    swatch.setAttribute("aria-hidden", "true");
    item.append(swatch, element("span", null, text));
    return item;
  }

  /** Buttons that stay the same elements from one choice to the next, so that the focus stays as well. */
  function buttons(box, items, isOn, pick) {
    items.forEach((item, i) => {
      const button = box.children[i] || box.appendChild(element("button"));
      button.type = "button";
      button.textContent = item.text;
      button.setAttribute("aria-pressed", String(isOn(item)));
      button.onclick = () => pick(item);
    });
    while (box.children.length > items.length) box.lastElementChild.remove();
  }

  function factList(box, facts) {
    box.replaceChildren(...facts.map(([value, what, of]) => {
      const item = element("li");
      item.append(element("strong", null, value), element("span", null, what));
      if (of) item.append(element("small", null, of));
      return item;
    }));
  }

  function columnClass({isNumber, isMinor}) {
    return [isNumber ? "number" : "", isMinor ? "minor" : ""].filter(Boolean).join(" ");
  }

  /** heads: {text, isNumber, isMinor}; rows: lists of texts or elements, with an optional className. */
  function table(heads, rows) {
    const made = element("table");
    const head = element("tr");
    heads.forEach(column => {
      const th = element("th", columnClass(column), column.text);
      th.scope = "col";
      head.append(th);
    });
    const top = element("thead");
    top.append(head);
    const body = element("tbody");
    rows.forEach(cells => {
      const row = element("tr", cells.className || null);
      cells.forEach((content, i) => {
        const td = element("td", columnClass(heads[i]));
        td.dataset.head = heads[i].text;
        if (content !== "") td.append(content);
        row.append(td);
      });
      body.append(row);
    });
    made.append(top, body);
    return made;
  }

  function busiest(values) {
    return values.reduce((best, value, i) => value > values[best] ? i : best, 0);
  }

  /** Shares of 24 hours from the weights of 168. */
  function ofDay(hours) {
    const total = hours.reduce((a, b) => a + b, 0);
    return Array.from({length: 24}, (_, hour) => {
      let sum = 0;
      for (let d = 0; d < 7; d++) sum += hours[d * 24 + hour];
      return total > 0 ? sum / total : 0;
    });
  }

  function hourSpan(hour) {
    const two = h => String(h).padStart(2, "0");
    return two(hour) + "–" + two(hour + 1);
  }

  /** The language asked for in the address, else the reader's own. */
  function language(asked) {
    if (Object.hasOwn(window.CITYLAKE_WORDS, asked)) return asked;
    return (navigator.language || "en").startsWith("zh") ? "zh" : "en";
  }

  return {element, fill, numbersIn, line, legendItem, buttons, factList, table, busiest, ofDay, hourSpan, language};
})();
